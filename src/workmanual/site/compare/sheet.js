// One sheet for one post: what it has to begin, to end, to do otherwise, and a place to sign that it was read (已阅知).
// A line for each document, so that it stays one page; the letters become smaller where there is much.
(function (app) {
  "use strict";
  var make = app.make, say = app.say;
  var HEIGHT = 262, LARGEST = 10, SMALLEST = 6.5;
  var OWN = ["document", "form"];

  /** The changes of one document in one line: steps by number and name, of fields and terms how many. */
  function line(pair, group) {
    var steps = [], others = 0, whole = "";
    group.changes.forEach(function (change) {
      var item = app.itemOf(change);
      var kind = change.kinds.map(function (one) { return say("kind-" + one); }).join("");
      if (OWN.indexOf(change.family) >= 0) {
        var isWhole = change.kinds.indexOf("added") >= 0 || change.kinds.indexOf("deleted") >= 0;
        whole = say(isWhole ? "sheet-whole" : "sheet-text", { kind: kind });
      }
      else if (item.number || change.family === "page" || change.family === "scheme") {
        steps.push([item.number, item.title].filter(Boolean).join(" ") + say("sheet-kind", { kind: kind }));
      } else others++;
    });
    var texts = steps;
    if (others) texts.push(say("sheet-others", { count: others }));
    if (!texts.length) texts.push(whole);
    return make("tr", "", "", [make("th", "", pair.titleOf(group.document)), make("td", "", texts.join(say("comma")))]);
  }

  function section(pair, title, changes) {
    var body = make("tbody", "", "", app.grouped(changes).map(function (group) { return line(pair, group); }));
    body.querySelectorAll("th").forEach(function (one) { one.scope = "row"; });
    return [make("h2", "", title), make("table", "", "", [body])];
  }

  /** Limits that are others, each once, before all else: they are what one is held to. */
  function limits(changes) {
    var found = [];
    changes.forEach(function (change) {
      if (change.family === "indicator" || change.family === "scheme" || !change.baseline) return;
      change.baseline.split("\n").forEach(function (text) { if (found.indexOf(text) < 0) found.push(text); });
    });
    return found.length ? [make("p", "limits", say("sheet-limits") + found.join(say("comma")))] : [];
  }

  /** Put the sheet together; it is only seen on paper.
   * @param {*} pair
   * @param {string} role */
  app.makeSheet = function (pair, role) {
    var sheet = app.by("sheet"), lists = app.ofRole(pair.changes, role);
    var names = ["begin", "end", "otherwise", "scored"].filter(function (name) { return lists[name].length; });
    var concerned = [].concat.apply([], names.map(function (name) { return lists[name]; }));
    sheet.replaceChildren.apply(sheet, [
      make("p", "manual", pair.manual),
      make("h1", "", say("sheet-title", { role: pair.roleTitle(role) })),
      make("p", "pair", pair.inWords)
    ].concat(limits(concerned), [].concat.apply([], names.map(function (name) {
      return section(pair, say("role-" + name), lists[name]);
    })), names.length ? [] : [make("p", "", say("sheet-nothing"))], [
      make("p", "signing", say("sheet-sign")),
      make("p", "copy", say("uncontrolled"))
    ]));
    fitted(sheet);
  };

  /** Make the letters as large as one page takes. */
  function fitted(sheet) {
    var millimetre = 96 / 25.4;
    sheet.classList.add("measured");
    for (var size = LARGEST; size >= SMALLEST; size -= 0.25) {
      sheet.style.fontSize = size + "pt";
      if (sheet.scrollHeight <= HEIGHT * millimetre) break;
    }
    sheet.classList.remove("measured");
  }

  app.printSheet = function (pair, role) {
    app.makeSheet(pair, role);
    document.body.classList.add("prints-sheet");
    window.print();
    document.body.classList.remove("prints-sheet");
  };
})(window.workmanualCompare);
