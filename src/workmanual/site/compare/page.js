// The comparison page: reads the state from the address, loads the pair, shows it, and writes every choice back.
(function (app) {
  "use strict";
  var make = app.make, say = app.say;
  var shown = { key: "", without: "", pair: null, rows: [] };

  function start() {
    app.by("ready").open = false;
    document.documentElement.classList.add("scripted");
    var editions = app.editions();
    if (editions.length < 2) return;
    ["old", "now"].forEach(function (side) {
      var list = /** @type {HTMLSelectElement} */ (app.by("edition-" + side));
      editions.forEach(function (one) { list.add(new Option(one.title + " " + one.revision, one.id)); });
      list.addEventListener("change", function () { go(side === "old" ? { old: list.value } : { now: list.value }); });
    });
    app.by("swap").addEventListener("click", swap);
    app.by("help-open").addEventListener("click", help);
    app.VIEWS.forEach(function (view) {
      app.by("view-" + view).addEventListener("click", function () { go({ view: view }); });
    });
    app.by("role").addEventListener("change", function () {
      go({ role: /** @type {HTMLSelectElement} */ (app.by("role")).value, at: "" });
    });
    app.listen({
      next: function () { step(1); },
      previous: function () { step(-1); },
      table: function () { go({ view: "table" }); },
      inline: function () { go({ view: "inline" }); },
      side: function () { go({ view: "side" }); },
      filters: function () { app.by("filters").querySelector("button").focus(); },
      swap: swap,
      help: help
    });
    window.addEventListener("hashchange", show);
    show();
  }

  /** The state, with editions that are there. */
  function here() {
    var editions = app.editions();
    var ids = editions.map(function (one) { return one.id; });
    var state = app.stateHere();
    if (ids.indexOf(state.now) < 0) state.now = app.currentEdition();
    if (ids.indexOf(state.old) < 0) state.old = ids[Math.max(0, ids.indexOf(state.now) - 1)];
    if (state.old === state.now) state.old = ids[ids.indexOf(state.now) ? 0 : 1];
    return state;
  }

  function go(other) {
    location.hash = app.addressOf(app.changed(here(), other));
  }

  function swap() {
    var state = here();
    go({ old: state.now, now: state.old, at: "" });
  }

  function help() {
    /** @type {HTMLDialogElement} */ (app.by("help")).showModal();
  }

  function show() {
    var state = here();
    ["old", "now"].forEach(function (side) {
      /** @type {HTMLSelectElement} */ (app.by("edition-" + side)).value = state[side];
    });
    app.by("status").textContent = say("loading");
    app.load(state.old, state.now).then(function (pair) {
      if (here().old === state.old && here().now === state.now) draw(pair, here());
    }, function () {
      app.by("status").textContent = say("not-loaded");
    });
  }

  function draw(pair, state) {
    var key = pair.old.id + " " + pair.now.id;
    var isNew = shown.key !== key;
    if (isNew) {
      app.by("pair").textContent = pair.inWords;
      app.showSummary(pair);
      app.showContents(pair);
      app.showFolded(pair);
      app.showScores(pair);
      app.by("completeness").textContent = pair.completeness;
      roles(pair);
    }
    shown.key = key;
    shown.pair = pair;
    var without = app.addressOf(app.changed(state, { at: "" }));
    var isThere = !state.at || shown.rows.some(function (one) { return one.anchor === state.at; });
    if (!isNew && shown.without === without && isThere) return position(state);
    shown.without = without;
    /** @type {HTMLSelectElement} */ (app.by("role")).value = state.role;
    app.showFilters(pair, state, go);
    app.showStrip(pair, state, go);
    app.showRole(pair, state, go);
    app.VIEWS.forEach(function (view) {
      app.by("view-" + view).setAttribute("aria-pressed", String(view === state.view));
    });
    rows(pair, state);
    position(state);
  }

  function roles(pair) {
    var list = /** @type {HTMLSelectElement} */ (app.by("role"));
    list.replaceChildren(new Option(say("role-any"), ""));
    pair.roles.forEach(function (one) { list.add(new Option(one.title, one.id)); });
  }

  function rows(pair, state) {
    var passing = app.passing(pair.changes, state);
    // What a link leads to is shown, whatever the filters say.
    var asked = pair.changes.filter(function (one) { return one.anchor === state.at; })[0];
    if (asked && passing.indexOf(asked) < 0) passing = pair.changes.filter(function (one) {
      return one === asked || passing.indexOf(one) >= 0;
    });
    shown.rows = passing;
    var place = app.by("rows");
    place.className = "view-" + state.view;
    var pieces = app.grouped(passing).map(function (group) { return section(pair, group, state.view); });
    if (!pieces.length) pieces = [make("p", "nothing", nothing(pair, state))];
    place.replaceChildren.apply(place, pieces);
    place.dataset.pair = pair.old.id + " " + pair.now.id;
    app.by("status").textContent = say("status", { old: pair.old.title, now: pair.now.title, count: passing.length,
      all: pair.changes.length });
  }

  /** Why there is no row. */
  function nothing(pair, state) {
    if (!pair.changes.length) return say("amend-nothing");
    var isWhole = state.document && !state.kinds.length && !state.role;
    return isWhole ? say("nothing-of", { document: pair.titleOf(state.document) }) : say("nothing-passes");
  }

  function section(pair, group, view) {
    var table = make("table", "amendments");
    var head = make("tr", "", "", [["number", "amend-number"]].concat(app.COLUMNS[view]).map(function (one) {
      var cell = make("th", one[0], say(one[1]));
      cell.setAttribute("role", "columnheader");
      /** @type {HTMLTableCellElement} */ (cell).scope = "col";
      return cell;
    }));
    head.setAttribute("role", "row");
    var thead = make("thead", "", "", [head]), body = make("tbody");
    [thead, body].forEach(function (one) { one.setAttribute("role", "rowgroup"); });
    table.setAttribute("role", "table");
    table.append(thead, body);
    group.changes.forEach(function (change) {
      body.append(app.row(pair, change, pair.numberOf(change), view));
    });
    pair.movedFrom(group.document).forEach(function (change) { body.append(app.pointer(change, view)); });
    var title = make("h2", "", pair.titleOf(group.document) + " ", [
      make("span", "count", say("amend-rows", { count: group.changes.length }))
    ]);
    title.id = "group-" + group.document;
    table.setAttribute("aria-labelledby", title.id);
    return make("section", "group", "", [title, table]);
  }

  function step(by) {
    var place = shown.rows.map(function (one) { return one.anchor; }).indexOf(here().at);
    var next = shown.rows[place < 0 ? (by > 0 ? 0 : shown.rows.length - 1) : place + by];
    if (next) go({ at: next.anchor });
  }

  /** Show the change that the address names, and say which it is. */
  function position(state) {
    document.querySelectorAll("tr.here").forEach(function (one) { one.classList.remove("here"); });
    var place = shown.rows.map(function (one) { return one.anchor; }).indexOf(state.at);
    var row = place >= 0 && app.by(state.at);
    if (!row) return;
    row.classList.add("here");
    row.scrollIntoView({ block: "start" });
    row.focus({ preventScroll: true });
    var item = app.itemOf(shown.rows[place]);
    app.by("position").textContent = say("position", { number: place + 1, count: shown.rows.length,
      what: [shown.rows[place].document, item.number, item.title].filter(Boolean).join(" ") });
  }

  start();
})(window.workmanualCompare);
