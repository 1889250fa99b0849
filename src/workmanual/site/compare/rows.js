// One change as a row: what was deleted and inserted is told by elements, lines and hidden words, by colour besides.
(function (app) {
  "use strict";
  var make = app.make, say = app.say;
  var SHOWN = { old: "-", now: "+" };

  /** The words of one run, with hidden words before and after what came or went. */
  function run(one) {
    if (one[0] === "=") return document.createTextNode(one[1]);
    var name = one[0] === "-" ? "deleted" : "inserted";
    return make(one[0] === "-" ? "del" : "ins", "", "", [
      make("span", "said", say("amend-" + name + "-said")),
      document.createTextNode(one[1]),
      make("span", "said", say("amend-" + name + "-end"))
    ]);
  }

  /** The paragraphs of a change as one side prints them; `side` is empty where both stand in one text. */
  function paragraphs(change, side) {
    var made = [];
    change.fields.forEach(function (field) {
      var label = field.label;
      field.passages.forEach(function (passage) {
        var runs = passage.filter(function (one) { return !side || one[0] === "=" || one[0] === SHOWN[side]; });
        if (!runs.some(function (one) { return one[1]; })) return;
        var line = make("p", "words");
        if (label) line.append(make("span", "label", say("amend-label", { label: label })));
        label = "";
        runs.forEach(function (one) { line.append(run(one)); });
        made.push(line);
      });
    });
    if (change.parts.length) {
      var kept = change.now.length ? "+" : "-";
      if (!side || SHOWN[side] === kept) {
        made.push(make("p", "words", "", [
          make("span", "label", say("amend-label", { label: say("parts") })),
          run([kept, change.parts.join(say("comma"))])
        ]));
      }
    }
    return made;
  }

  function named(item) {
    return [item.number, item.name].filter(Boolean).join(" ");
  }

  /** Number and name of the clauses of one side, each a link to the full text. */
  function headings(pair, change, side) {
    var edition = side === "old" ? pair.old : pair.now;
    return change[side].map(function (item) {
      var address = app.pageOf(pair, edition, change, item);
      var line = make("p", "clause");
      if (address) {
        var link = make("a", "", named(item));
        link.href = address;
        line.append(link);
      } else {
        line.textContent = named(item);
      }
      return line;
    });
  }

  function column(pair, change, side) {
    if (!change[side].length) return [make("p", "nothing", say("amend-no-" + (side === "old" ? "old" : "new")))];
    return headings(pair, change, side).concat(paragraphs(change, side));
  }

  /** `修改、移动；时限（收严）`. */
  app.kindsInWords = function (change) {
    var kinds = change.kinds.map(function (kind) { return say("kind-" + kind); }).join(say("comma"));
    var senses = change.senses.filter(function (sense) {
      return sense !== "content" || (change.kinds.indexOf("changed") >= 0 && change.senses.length === 1);
    }).map(function (sense) { return say("sense-" + sense); }).join(say("comma"));
    if (change.direction) senses = say("turned", { text: senses, direction: say("direction-" + change.direction) });
    return [kinds, senses].filter(Boolean).join(say("semicolon"));
  };

  app.reasonInWords = function (change) {
    return change.reasons.map(function (one) { return one.why + say("bracketed", { text: one.authority }); }).join("\n");
  };

  /** What a moved clause says of its other place. */
  app.movedInWords = function (change) {
    if (change.kinds.indexOf("moved") < 0) return "";
    return say("moved", { old: where(change.old[0], change), now: where(change.now[0], change) });
  };

  function where(item, change) {
    return [item.number, item.title].filter(Boolean).join(" ") || change.document;
  }

  /** The permanent link of a row. */
  function permanent(change, number) {
    var link = make("a", "", String(number), [make("span", "sign", " ¶")]);
    link.href = app.addressOf(app.changed(app.stateHere(), { at: change.anchor }));
    link.setAttribute("aria-label", say("amend-link", { number: number, place: named(app.itemOf(change)) }));
    return link;
  }

  function cell(row, className, heading, children) {
    var made = make("td", className, "", [make("span", "head", heading)].concat(children));
    made.setAttribute("role", "cell");
    row.append(made);
  }

  function texts(text, className) {
    return text ? [make("span", className || "said-text", text)] : [];
  }

  function rowOf(change, number) {
    var row = make("tr");
    row.id = change.anchor;
    row.tabIndex = -1;
    row.setAttribute("role", "row");
    var first = make("td", "number", "", [permanent(change, number)]);
    first.setAttribute("role", "cell");
    row.append(first);
    return row;
  }

  function beside(change) {
    var moved = app.movedInWords(change);
    return moved ? [make("p", "elsewhere", moved)] : [];
  }

  /** The columns of each view, after the number: class and heading. */
  app.COLUMNS = {
    table: [["old", "amend-old"], ["new", "amend-new"], ["kinds", "amend-kinds"], ["reason", "amend-reason"],
      ["baseline", "amend-baseline"]],
    inline: [["both", "both"], ["kinds", "amend-kinds"], ["reason", "amend-reason"]],
    side: [["old", "amend-old"], ["new", "amend-new"]]
  };

  /** A row of a view.
   * @param {*} pair
   * @param {*} change
   * @param {number} number
   * @param {string} view
   * @returns {HTMLElement} */
  app.row = function (pair, change, number, view) {
    var row = rowOf(change, number);
    app.COLUMNS[view].forEach(function (one) {
      cell(row, one[0], say(one[1]), CONTENT[one[0]](pair, change, view));
    });
    return row;
  };

  var CONTENT = {
    old: function (pair, change) { return column(pair, change, "old"); },
    new: function (pair, change, view) {
      var tail = view === "side" ? texts(app.kindsInWords(change), "kinds-below") : [];
      return column(pair, change, "now").concat(beside(change), tail);
    },
    both: function (pair, change) {
      var side = change.now.length ? "now" : "old";
      return headings(pair, change, side).concat(beside(change), paragraphs(change, ""));
    },
    kinds: function (pair, change) { return texts(app.kindsInWords(change)); },
    reason: function (pair, change) { return texts(app.reasonInWords(change)); },
    baseline: function (pair, change) { return texts(change.baseline); }
  };

  /** Where something stood that was moved away: a line that leads to where it stands now. */
  app.pointer = function (change, view) {
    var row = make("tr", "pointer");
    row.setAttribute("role", "row");
    var made = make("td", "", "", [document.createTextNode(app.movedInWords(change) + say("comma"))]);
    made.colSpan = app.COLUMNS[view].length + 1;
    made.setAttribute("role", "cell");
    var link = make("a", "", say("moved-open"));
    link.href = app.addressOf(app.changed(app.stateHere(), { at: change.anchor }));
    made.append(link);
    row.append(made);
    return row;
  };
})(window.workmanualCompare);
