// One sheet for one post: what it has to begin, to end, to do otherwise, and a place to sign that it was read (已阅知).
(function (app) {
  "use strict";
  var make = app.make, say = app.say;

  function line(change) {
    var item = app.itemOf(change);
    var first = change.reasons.length ? change.reasons[0].why : "";
    return make("tr", "", "", [
      make("td", "", [change.document, item.number].filter(Boolean).join(" ")),
      make("td", "", item.title),
      make("td", "", app.kindsInWords(change)),
      make("td", "", change.baseline || first)
    ]);
  }

  /** Put the sheet together; it is only seen on paper.
   * @param {*} pair
   * @param {string} role */
  app.makeSheet = function (pair, role) {
    var sheet = app.by("sheet");
    var lists = app.ofRole(pair.changes, role);
    sheet.replaceChildren(
      make("p", "manual", pair.manual),
      make("h1", "", say("sheet-title", { role: pair.roleTitle(role) })),
      make("p", "pair", pair.inWords)
    );
    ["begin", "end", "otherwise", "scored"].forEach(function (name) {
      if (!lists[name].length) return;
      var body = make("tbody", "", "", lists[name].map(line));
      var head = make("thead", "", "", [make("tr", "", "", ["number", "name", "kinds", "reason"].map(function (one) {
        return make("th", "", say("sheet-" + one));
      }))]);
      sheet.append(make("h2", "", say("role-" + name)), make("table", "", "", [head, body]));
    });
    if (!Object.keys(lists).some(function (name) { return lists[name].length; })) {
      sheet.append(make("p", "", say("sheet-nothing")));
    }
    sheet.append(make("p", "signing", say("sheet-sign")), make("p", "copy", say("uncontrolled")));
  };

  app.printSheet = function (pair, role) {
    app.makeSheet(pair, role);
    document.body.classList.add("prints-sheet");
    window.print();
    document.body.classList.remove("prints-sheet");
  };
})(window.workmanualCompare);
