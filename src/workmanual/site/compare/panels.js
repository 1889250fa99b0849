// What stands before the table: summary, counts that are filters, the strip, both tables of contents, one's own post.
(function (app) {
  "use strict";
  var make = app.make, say = app.say;

  function button(className, text, isPressed, press) {
    var made = /** @type {HTMLButtonElement} */ (make("button", className, text));
    made.type = "button";
    if (isPressed !== null) made.setAttribute("aria-pressed", String(isPressed));
    made.addEventListener("click", press);
    return made;
  }

  function toggled(list, one) {
    return list.indexOf(one) >= 0 ? list.filter(function (other) { return other !== one; }) : list.concat(one);
  }

  /** The sentence of GB/T 1.1 with its items. */
  app.showSummary = function (pair) {
    var place = app.by("summary");
    place.replaceChildren.apply(place, pair.summary.map(function (line, number) {
      return make("p", number ? "item" : "", line);
    }));
  };

  /** Counts as filters: of what passes all filters but this group's own.
   * @param {*} pair
   * @param {*} state
   * @param {(other: Object) => void} go */
  app.showFilters = function (pair, state, go) {
    var place = app.by("filters");
    place.replaceChildren();
    [["kinds", app.KINDS, "kind-"], ["senses", app.SENSES, "sense-"], ["directions", app.DIRECTIONS, "direction-"]]
      .forEach(function (group) {
        var others = state.kinds.filter(function (one) { return group[1].indexOf(one) < 0; });
        var counts = app.counted(app.passing(pair.changes, app.changed(state, { kinds: others })));
        var line = make("p", "chips");
        line.append(make("span", "label", say("filter-" + group[0])));
        group[1].forEach(function (name) {
          var isPressed = state.kinds.indexOf(name) >= 0;
          if (!counts[name] && !isPressed) return;
          var made = button("chip", say(group[2] + name) + " ", isPressed, function () {
            go({ kinds: toggled(state.kinds, name), at: "" });
          });
          made.dataset.tag = name;
          made.append(make("b", "", String(counts[name] || 0)));
          line.append(made);
        });
        place.append(line);
      });
    if (state.kinds.length || state.document || state.role) {
      place.append(button("plain", say("filter-none"), null, function () {
        go({ kinds: [], document: "", role: "", at: "" });
      }));
    }
  };

  /** Documents against kinds, the cells of which are filters. */
  app.showStrip = function (pair, state, go) {
    var place = app.by("strip");
    var kinds = app.KINDS.filter(function (kind) { return app.counted(pair.changes)[kind]; });
    var table = make("table");
    var head = make("tr", "", "", [make("th", "", say("document"))].concat(kinds.map(function (kind) {
      return make("th", "", say("kind-" + kind));
    })));
    head.querySelectorAll("th").forEach(function (one) { one.scope = "col"; });
    table.append(make("thead", "", "", [head]));
    var body = make("tbody");
    app.grouped(pair.changes).forEach(function (group) {
      var counts = app.counted(group.changes);
      var isShown = state.document === group.document;
      var name = make("th", "", "", [button("plain", pair.titleOf(group.document), isShown, function () {
        go({ document: isShown ? "" : group.document, at: "" });
      })]);
      /** @type {HTMLTableCellElement} */ (name).scope = "row";
      body.append(make("tr", "", "", [name].concat(kinds.map(function (kind) {
        if (!counts[kind]) return make("td");
        return make("td", "full", "", [button("plain", String(counts[kind]), null, function () {
          go({ document: group.document, kinds: [kind], at: "" });
        })]);
      }))));
    });
    table.append(body);
    place.replaceChildren(table);
  };

  /** The tables of contents of both editions, with marks for what changed. */
  app.showContents = function (pair) {
    app.by("contents").replaceChildren.apply(app.by("contents"), ["old", "now"].map(function (side) {
      var list = make("ul");
      pair.contents(side).forEach(function (line) {
        var made = make("li", "level-" + line.level);
        made.append(make("span", "mark mark-" + (line.mark || "none"), line.mark ? say("mark-" + line.mark) : " "));
        if (line.mark) made.append(make("span", "said", say("kind-" + line.mark)));
        var words = [line.number, line.title].filter(Boolean).join(" ");
        if (line.anchor) {
          var link = make("a", "", words);
          link.href = app.addressOf({ old: pair.old.id, now: pair.now.id, view: "table", kinds: [], document: "",
            role: "", at: line.anchor });
          made.append(link);
        } else {
          made.append(make("span", "same", words));
        }
        list.append(made);
      });
      return make("section", "", "", [make("h2", "", pair[side].title), list]);
    }));
  };

  /** What the post has to know, in four lists, and the sheet to sign. */
  app.showRole = function (pair, state, go) {
    var place = app.by("role-lists");
    place.replaceChildren();
    if (!state.role) return;
    var lists = app.ofRole(pair.changes, state.role);
    ["begin", "end", "otherwise", "scored"].forEach(function (name) {
      var found = lists[name];
      var section = make("section", "", "", [make("h3", "", say("role-" + name) + " " + found.length)]);
      if (!found.length) section.append(make("p", "nothing", say("none")));
      var list = make("ul");
      found.forEach(function (change) {
        var item = app.itemOf(change);
        var link = make("a", "", [change.document, item.number, item.title].filter(Boolean).join(" "));
        link.href = app.addressOf(app.changed(state, { at: change.anchor }));
        list.append(make("li", "", "", [link, document.createTextNode(" " + app.kindsInWords(change))]));
      });
      section.append(list);
      place.append(section);
    });
    place.append(button("button", say("sheet-print"), null, function () { app.printSheet(pair, state.role); }));
  };

  /** The points of the scheme before and after, with the sums that must agree. */
  app.showScores = function (pair) {
    var place = app.by("scores");
    place.hidden = !pair.scores.length;
    if (place.hidden) return;
    var rows = pair.scores.map(function (cells, number) {
      return make("tr", "", "", cells.map(function (text, at) {
        var cell = make(number && at ? "td" : "th", "", text);
        if (!number || !at) cell.setAttribute("scope", number ? "row" : "col");
        return cell;
      }));
    });
    var table = make("table", "scores", "", [make("thead", "", "", rows.slice(0, 1)), make("tbody", "", "", rows.slice(1))]);
    place.replaceChildren(make("h2", "", say("amend-scores")), make("div", "wide", "", [table]));
  };

  /** What is not listed one by one. */
  app.showFolded = function (pair) {
    var place = app.by("folded");
    place.hidden = !pair.folded.length;
    var made = [make("h2", "", say("amend-notes"))];
    pair.folded.forEach(function (one) {
      var list = make("ul", "places");
      one.places.forEach(function (name) { list.append(make("li", "", name)); });
      var text = say("folded-" + one.sense, { old: one.old, new: one.now, count: one.count });
      made.push(make("details", "", "", [make("summary", "", text), list]));
    });
    place.replaceChildren.apply(place, made);
  };

  app.button = button;
})(window.workmanualCompare);
