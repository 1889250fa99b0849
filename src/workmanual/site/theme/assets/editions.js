// Which edition this is among the others: a line at the top when nobody should work by it, and a list to change to
// another. What came after this page was made stands in ../editions.js, beside the editions; without that file (one
// edition alone on a stick) there is neither.
(function () {
  var data = window.workmanualEditions;
  var holder = document.getElementById("wm-words");
  if (!data || !holder) return;
  var here = JSON.parse(holder.textContent);
  var words = here.words;
  var root = here.base + "/../";
  var own = find(here.edition);

  function find(id) {
    return data.editions.filter(function (one) { return one.id === id; })[0];
  }

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, function (_, name) { return values[name] || ""; });
  }

  function shown(one) {
    var state = words["state-" + one.state];
    return one.title + "（" + one.revision + " " + state + "）";
  }

  // The same document of another edition, or that edition's first page, which then says what was looked for.
  function address(one) {
    var page = here.page || "index.html";
    if (one.pages.indexOf(page) >= 0) return root + one.id + "/" + page + location.hash;
    return root + one.id + "/index.html#wm-missing=" + encodeURIComponent(document.title.split(" - ")[0]);
  }

  function banner() {
    var line = document.querySelector("[data-wm-banner]");
    var missing = /^#wm-missing=(.+)$/.exec(location.hash);
    if (!line || !own) return;
    if (missing) {
      var note = document.createElement("p");
      note.className = "wm-banner__missing";
      note.textContent = fill(words["editions-missing"], { edition: own.title, page: decodeURIComponent(missing[1]) });
      line.append(note);
    }
    if (own.state !== "current") {
      var text = document.createElement("p");
      text.textContent = fill(words["banner-" + own.state], own);
      var current = find(data.current);
      if (current && current.id !== own.id) {
        var link = document.createElement("a");
        link.href = address(current);
        var label = current.state === "draft" ? "banner-newest" : "banner-open";
        link.textContent = fill(words[label], { edition: current.title });
        text.append(" ", link);
      }
      line.append(text);
      line.dataset.wmBanner = own.state;
    }
    line.hidden = !line.firstChild;
  }

  function selector() {
    var header = document.querySelector(".md-header__inner");
    if (!header || !own || data.editions.length < 2) return;
    var list = document.createElement("select");
    list.className = "wm-editions";
    list.setAttribute("aria-label", words["editions-label"]);
    data.editions.slice().reverse().forEach(function (one) {
      var option = new Option(shown(one), one.id, false, one.id === own.id);
      list.add(option);
    });
    list.addEventListener("change", function () { location.href = address(find(list.value)); });
    header.insertBefore(list, header.querySelector(".md-header__option, [data-md-component=search], .md-search") || null);
  }

  banner();
  selector();
  window.addEventListener("pageshow", function () {
    var list = document.querySelector(".wm-editions");
    if (list) list.value = here.edition;
  });
})();
