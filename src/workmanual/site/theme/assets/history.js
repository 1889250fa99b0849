// What became of this document, form or edition: its revisions with their reasons, since when each step stands as it
// does, and the way to the comparison. What came before and after this page stands beside the editions, in
// ../compare/data/history; without it (one edition alone) the page stays as it was made.
(function () {
  var data = window.workmanualEditions;
  var holder = document.getElementById("wm-words");
  if (!data || !holder || data.editions.length < 2) return;
  var here = JSON.parse(holder.textContent);
  var words = here.words;
  var root = here.base + "/../";
  var ids = data.editions.map(function (one) { return one.id; });
  var own = ids.indexOf(here.edition);
  var named = /^(?:procedures|records)\/([a-z0-9-]+)\.html$/.exec(here.page || "");
  var isDocument = named && named[1] !== "index";
  var isEdition = here.page === "" || here.page === "index.html" || here.page === "edition.html";
  if (own < 0 || !(isDocument || isEdition)) return;

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, function (_, name) { return values[name] || ""; });
  }

  function make(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function edition(id) {
    return data.editions[ids.indexOf(id)];
  }

  // The comparison of two editions; at one document (`doc`), or at one change (`at`).
  function comparison(old, now, name, value) {
    var place = name ? "&" + name + "=" + encodeURIComponent(value) : "";
    return root + "compare/index.html#old=" + old + "&new=" + now + place;
  }

  // Each revision of a document; editions that did not change it have none.
  function revisions(found) {
    var table = make("table", "wm-table wm-revisions");
    var head = table.createTHead().insertRow();
    ["revision", "edition", "effective-date", "revision-summary"].forEach(function (name) {
      var cell = make("th", "", words[name]);
      cell.scope = "col";
      head.append(cell);
    });
    var body = table.createTBody();
    found.revisions.forEach(function (one, place) {
      if (!one.first && !one.changed) return;
      var row = body.insertRow();
      var of = edition(one.edition);
      row.insertCell().textContent = one.revision;
      var link = make("a", "", of.title);
      link.href = root + one.edition + "/" + here.page;
      var cell = row.insertCell();
      cell.append(one.edition === here.edition ? of.title : link);
      row.insertCell().textContent = of.effective;
      said(row.insertCell(), one, found.revisions[place - 1]);
    });
    return table;
  }

  function said(cell, one, before) {
    if (one.first && ids[0] === one.edition) {
      cell.textContent = words["first-issue"];
      return;
    }
    one.reasons.forEach(function (reason) {
      cell.append(make("p", "", reason.why + "（" + reason.authority + "）"));
    });
    if (before) {
      var link = make("a", "", words["history-compare"]);
      link.href = comparison(before.edition, one.edition, "doc", code());
      cell.append(link);
    }
  }

  function code() {
    return named[1].toUpperCase();
  }

  // A quiet line at each step: since which edition it says what it says.
  function since(steps) {
    Object.keys(steps || {}).forEach(function (id) {
      var heading = document.getElementById(id);
      if (!heading || !heading.closest(".wm-step")) return;
      var first = steps[id];
      var line = make("p", "wm-since");
      if (first === here.edition && own > 0) {
        var link = make("a", "", words["history-changed"]);
        link.href = comparison(ids[own - 1], here.edition, "at", code() + "." + id);
        line.append(link);
      } else {
        line.textContent = fill(words["history-since"], { edition: edition(first).title });
      }
      heading.after(line);
    });
  }

  function button(found) {
    var line = document.querySelector(".wm-actions");
    var before = found.revisions.map(function (one) { return ids.indexOf(one.edition); }).filter(function (place) {
      return place < own;
    });
    if (!line || !before.length) return;
    var link = make("a", "wm-button", words["history-button"]);
    link.href = comparison(ids[before[before.length - 1]], here.edition, "doc", code());
    line.append(" ", link);
  }

  function ofDocument(found) {
    var place = document.getElementById("revisions");
    var table = revisions(found);
    if (place) {
      var old = place.nextElementSibling;
      if (old && old.tagName !== "TABLE" && old.querySelector) old = old.querySelector("table") ? old : null;
      if (old) old.replaceWith(table);
    } else {
      var heading = make("h2", "", words.revisions);
      heading.id = "revisions";
      document.querySelector(".md-content__inner").append(heading, table);
    }
    since(found.since[here.edition]);
    button(found);
  }

  // On the first page of an edition, and on the page about it: what it changed.
  function ofEdition(found) {
    var heading = make("h2", "", words["history-edition"]);
    heading.id = "what-changed";
    var section = make("section", "wm-changed");
    section.append(heading);
    var counts = found.counts.map(function (one) { return one[0] + " " + one[1]; }).join("　");
    var line = make("p", "", fill(words["history-against"], { edition: edition(found.previous).title }) + counts + "　");
    var link = make("a", "", words["history-open"]);
    link.href = comparison(found.previous, found.edition);
    line.append(link);
    section.append(line);
    var more = make("details");
    more.append(make("summary", "", words["history-summary"]));
    found.summary.forEach(function (text, place) { more.append(make("p", place ? "wm-changed__item" : "", text)); });
    section.append(more);
    var before = document.getElementById("documents") || document.querySelector(".md-content__inner > h2");
    if (before) before.before(section);
    else document.querySelector(".md-content__inner").append(section);
  }

  window.workmanualHistory = function (found) {
    if (found.code) ofDocument(found);
    else ofEdition(found);
  };
  if (isEdition && own === 0) return;
  var script = make("script");
  script.src = root + "compare/data/history/" + (isDocument ? named[1] : "edition-" + here.edition) + ".js";
  document.head.append(script);
})();
