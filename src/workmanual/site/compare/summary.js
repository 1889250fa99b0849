// What changed, in the sentences in which standards say it (GB/T 1.1); worded as comparison/summary.py words it, which a
// test holds it to. One item for each document and kind.
(function (app) {
  "use strict";
  /** Things that are named one by one; of more only the number. */
  var NAMED = 3;
  var WHOLE = ["document", "form"];

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, function (_, key) { return key in values ? String(values[key]) : ""; });
  }

  /** The opening sentence, then its items; one sentence where nothing has to be named.
   * @param {*} pair
   * @param {[number, number, number[]][]} lines  kind, group or -1, and the places of the changes
   * @returns {string[]} */
  app.summaryOf = function (pair, lines) {
    var index = pair.index, said = index.words.summary, titles = { old: pair.old.title, new: pair.now.title };
    if (!lines.length) return [fill(pair.folded.length ? said.editorial : said.nothing, titles)];
    return [fill(said.opening, titles)].concat(lines.map(function (line, place) {
      var code = line[1] < 0 ? "" : index.groups[line[1]].key;
      var changes = line[2].map(function (number) { return pair.changes[number]; });
      var text = item(pair, index.kinds[line[0]], code, changes);
      var end = place === lines.length - 1 ? said.last : said.further;
      return fill(said.item, { letter: letter(place), text: text }) + end;
    }));
  };

  function item(pair, kind, code, changes) {
    var said = pair.index.words.summary, families = [], found = {};
    changes.forEach(function (change) {
      if (!found[change.family]) {
        found[change.family] = [];
        families.push(change.family);
      }
      found[change.family].push(app.itemOf(change));
    });
    var names = families.map(function (family) { return named(pair, found[family], family, Boolean(code)); });
    var what = listed(pair, names);
    if (code) what = fill(said.of, { document: titled(pair, code), what: spaced(what) });
    return fill(said.kinds[kind], { what: spaced(what) }) + where(pair, kind, numbers(pair, changes, "old"),
      numbers(pair, changes, "now"));
  }

  function listed(pair, names) {
    var last = names[names.length - 1];
    if (names.length === 1) return last;
    return names.slice(0, -1).join(pair.index.words.comma) + pair.index.words.summary.joined + spaced(last);
  }

  /** The clauses of both editions, as far as there are any. */
  function where(pair, kind, old, now) {
    var said = pair.index.words.summary;
    if (!old && !now) return "";
    var pattern = !now ? said.old : !old ? said.new : said.both;
    if (old === now && kind !== "moved") pattern = said.same;
    return fill(pattern, { old: old, new: now, edition: pair.old.title });
  }

  function named(pair, items, family, isWithin) {
    var words = pair.index.words, said = words.summary;
    if (WHOLE.indexOf(family) >= 0) {
      if (isWithin) return said.itself[family];
      if (items.length <= NAMED) {
        return items.map(function (one) { return titled(pair, one.shownNumber); }).join(words.comma);
      }
    }
    if (items.length > NAMED) return fill(said.units[family], { count: items.length });
    return fill(said.counted, { unit: words.families[family],
      names: items.map(function (one) { return fill(said.quoted, { name: one.title }); }).join("") });
  }

  /** What a document is called in the new edition, or was in the old. */
  function titled(pair, code) {
    var ids = pair.index.editions.map(function (one) { return one.id; });
    var group = pair.index.groups.filter(function (one) { return one.key === code; })[0];
    var title = group.titles[ids.indexOf(pair.now.id)] || group.titles[ids.indexOf(pair.old.id)];
    return fill(pair.index.words.titled, { code: code, title: title });
  }

  /** Clauses by their numbers; documents are named already. */
  function numbers(pair, changes, side) {
    var found = [];
    changes.forEach(function (change) {
      change[side].forEach(function (one) {
        var isOwn = one.shownNumber && WHOLE.indexOf(change.family) < 0;
        if (isOwn && found.indexOf(one.shownNumber) < 0) found.push(one.shownNumber);
      });
    });
    return found.join(pair.index.words.comma);
  }

  /** Between a Chinese word and a code or figure stands a space. */
  function spaced(text) {
    return /^[\x00-\x7f]/.test(text) ? " " + text : text;
  }

  /** a … z, then aa, ab … */
  function letter(place) {
    var first = Math.floor(place / 26);
    return (first ? letter(first - 1) : "") + String.fromCharCode(97 + (place % 26));
  }
})(window.workmanualCompare);
