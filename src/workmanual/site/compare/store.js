// The data of all comparisons, loaded as scripts when they are asked for, and a pair put together of them. What the
// files hold and how a pair is read backwards stands in the program beside what writes them (data/comparison_store.py).
(function (app) {
  "use strict";
  var files = {}, waiting = {};

  /** Called by each data file.
   * @param {string} name @param {*} data */
  app.put = function (name, data) {
    files[name] = data;
  };

  /** @param {string} name @returns {Promise<*>} */
  function file(name) {
    if (name in files) return Promise.resolve(files[name]);
    if (!waiting[name]) {
      waiting[name] = new Promise(function (done, failed) {
        var script = document.createElement("script");
        script.src = "data/" + name + ".js";
        script.onload = function () { done(files[name]); };
        script.onerror = function () {
          delete waiting[name];
          failed(new Error(name));
        };
        document.head.append(script);
      });
    }
    return waiting[name];
  }

  /** Facts of the editions that the site has, the oldest first. */
  app.editions = function () {
    return window.workmanualEditions ? window.workmanualEditions.editions : [];
  };

  app.currentEdition = function () {
    return window.workmanualEditions.current;
  };

  function bits(number, names) {
    return names.filter(function (_, place) { return number & (1 << place); });
  }

  var pairs = {};

  /** The comparison of two editions, whichever is the older.
   * @param {string} old @param {string} now @returns {Promise<*>} */
  app.load = function (old, now) {
    var key = old + " " + now;
    if (pairs[key]) return Promise.resolve(pairs[key]);
    return Promise.all([file("index"), file("items"), file("reasons")]).then(function (all) {
      var index = all[0], ids = index.editions.map(function (one) { return one.id; });
      var first = ids.indexOf(old), last = ids.indexOf(now);
      var isBack = first > last;
      var found = index.pairs.filter(function (one) {
        return one[0] === Math.min(first, last) && one[1] === Math.max(first, last);
      })[0];
      return Promise.all([file(found[2]), file(index.editions[found[0]].file), file(index.editions[found[1]].file)])
        .then(function (read) {
          var older = places(index, all[1], read[1]), newer = places(index, all[1], read[2]);
          var keys = groupsOf(read[0], older, newer);
          return Promise.all(keys.map(function (group) {
            var name = index.groups[group];
            return Promise.all([file("versions/" + name.file), name.differs ? file("fragments/" + name.file) : null]);
          })).then(function () {
            pairs[key] = new Pair(index, all[2], read[0], older, newer, found, isBack);
            return pairs[key];
          });
        });
    });
  };

  /** Every item of an edition by its place: what version of what group, under which number. */
  function places(index, items, edition) {
    var found = [];
    edition.items.forEach(function (stretch) {
      stretch.slice(1).forEach(function (one) {
        var version = Array.isArray(one) ? one[0] : one;
        var head = items[stretch[0]][version];
        found.push({ group: stretch[0], version: version, number: Array.isArray(one) ? one[1] : "",
          family: index.families[head[0]], id: head[1], title: head[2], roles: head.slice(3) });
      });
    });
    return found;
  }

  function groupsOf(data, older, newer) {
    var found = {};
    data.rows.forEach(function (row) {
      (row[0] || []).forEach(function (place) { found[older[place].group] = true; });
      (row[1] || []).forEach(function (place) { found[newer[place].group] = true; });
    });
    return Object.keys(found).map(Number);
  }

  /** What a field of an item says, paragraph by paragraph. */
  function paragraphs(index, item, name) {
    var texts = files["versions/" + index.groups[item.group].file];
    var said = (texts[item.version] || {})[name];
    if (typeof said === "number") said = texts[said][name];
    return said || [];
  }

  function fieldsOf(index, item) {
    return Object.keys(files["versions/" + index.groups[item.group].file][item.version]);
  }

  /** One pair, in one direction. */
  function Pair(index, reasons, data, older, newer, found, isBack) {
    var self = this, words = index.words;
    var editions = [index.editions[found[0]], index.editions[found[1]]];
    this.old = editions[isBack ? 1 : 0];
    this.now = editions[isBack ? 0 : 1];
    this.manual = this.now.manual;
    this.index = index;
    this.items = isBack ? { old: newer, now: older } : { old: older, now: newer };
    this.inWords = fill(words.table.pair, { old: editionInWords(this.old, words), new: editionInWords(this.now, words) });
    var all = data.rows.map(function (row) { return change(index, reasons, row, older, newer, isBack); });
    this.changes = all.slice(0, data.listed);
    this.numbers = {};
    this.changes.forEach(function (one, place) { self.numbers[one.anchor] = place + 1; });
    this.folded = data.folded.map(function (one) {
      var names = [];
      one.places.forEach(function (stretch) {
        for (var place = stretch[0]; place < stretch[0] + stretch[1]; place++) {
          names.push(placeInWords(index, newer[place]));
        }
      });
      return { sense: index.senses[one.sense], old: isBack ? one.new : one.old, now: isBack ? one.old : one.new,
        count: names.length, places: names };
    });
    this.summary = app.summaryOf(this, data.summary[isBack ? 1 : 0]);
    this.scores = data.scores[isBack ? 1 : 0];
    this.completeness = completeness(this, data, words, isBack);
    this.roles = index.roles.map(function (one) { return { id: one[0], title: one[1] }; }).filter(function (one) {
      return self.changes.some(function (change) { return app.concerns(change, one.id); });
    });
  }

  Pair.prototype.titleOf = function (key) {
    var number = this.index.groups.map(function (one) { return one.key; }).indexOf(key);
    if (number < 0) return key;
    var titles = this.index.groups[number].titles.filter(Boolean);
    return titles.length ? key + " " + titles[titles.length - 1] : this.index.words.families[key] || key;
  };

  Pair.prototype.roleTitle = function (id) {
    return this.index.roles.filter(function (one) { return one[0] === id; })[0][1];
  };

  Pair.prototype.numberOf = function (change) {
    return this.numbers[change.anchor];
  };

  /** Changes that moved something away from among the rows of a document. */
  Pair.prototype.movedFrom = function (key) {
    return this.changes.filter(function (one) {
      return one.kinds.indexOf("moved") >= 0 && one.old[0].key === key;
    });
  };

  /** Documents, steps, forms and pages of one edition with marks for what changed. */
  Pair.prototype.contents = function (side) {
    var marks = {}, owners = {}, index = this.index;
    this.changes.forEach(function (change) {
      change[side].forEach(function (item) { marks[item.place] = change; });
      owners[change.document] = owners[change.document] || change;
    });
    var lines = [];
    this.items[side].forEach(function (item, place) {
      var level = LEVELS[item.family];
      if (!level) return;
      var key = index.groups[item.group].key;
      var change = marks[place], within = level === 1 ? owners[key] : null;
      var mark = change ? mainKind(change) : within ? "changed" : "";
      lines.push({ id: item.id, number: level === 1 && item.family !== "page" ? key : item.number, title: item.title,
        level: level, mark: mark, anchor: (change || within || { anchor: "" }).anchor });
    });
    return lines;
  };

  var LEVELS = { document: 1, form: 1, page: 1, step: 2, indicator: 2 };

  function mainKind(change) {
    return ["added", "deleted", "split", "merged", "moved", "changed"].filter(function (kind) {
      return change.kinds.indexOf(kind) >= 0;
    })[0];
  }

  var BACK = { added: "deleted", deleted: "added", split: "merged", merged: "split", stricter: "looser",
    looser: "stricter", "-": "+", "+": "-" };

  function back(name, isBack) {
    return isBack && name in BACK ? BACK[name] : name;
  }

  function change(index, reasons, row, older, newer, isBack) {
    var were = items(index, row[0], older), are = items(index, row[1], newer);
    var direction = row[4] ? index.directions[row[4] - 1] : null;
    var kinds = bits(row[2], index.kinds).map(function (kind) { return back(kind, isBack); });
    var side = isBack ? 1 : 0;
    var sides = isBack ? [are, were] : [were, are];
    var item = sides[1][0] || sides[0][0];
    return {
      id: item.id,
      anchor: row[11] ? row[11][side] : item.id.replace(/:/g, "."),
      document: item.key,
      family: item.family,
      kinds: index.kinds.filter(function (kind) { return kinds.indexOf(kind) >= 0; }),
      senses: bits(row[3], index.senses),
      direction: direction && back(direction, isBack),
      old: sides[0],
      now: sides[1],
      fields: fields(index, row, were, are, isBack),
      parts: (row[9] || []).map(function (place) { return (are.length ? newer : older)[place].title; }),
      baseline: row[10] ? row[10][side] : "",
      reasons: (row[8] || []).map(function (one) { return { why: reasons[one][0], authority: reasons[one][1] }; })
    };
  }

  function items(index, found, edition) {
    return (found || []).map(function (place) {
      var item = edition[place], pattern = index.words.names[item.family];
      return Object.assign({ place: place, key: index.groups[item.group].key,
        name: pattern ? fill(pattern, { title: item.title }) : item.title,
        shownNumber: item.number }, item, {
        number: item.family === "step" || item.family === "indicator" ? item.number : "" });
    });
  }

  /** The fields that differ, of what came or went all; of a long one only the paragraphs that changed. */
  function fields(index, row, were, are, isBack) {
    if (!were.length || !are.length) {
      var item = are[0] || were[0], sign = back(are.length ? "+" : "-", isBack);
      return fieldsOf(index, item).map(function (name) {
        return { name: name, label: index.words.fields[name],
          passages: paragraphs(index, item, name).map(function (text) { return [[sign, text]]; }) };
      });
    }
    if (!row[5]) return [];
    var fragment = files["fragments/" + index.groups[are[0].group].file][row[5] - 1];
    return fragment.map(function (field) {
      var texts = [].concat.apply([], are.map(function (item) { return paragraphs(index, item, field[0]); }));
      return { name: field[0], label: index.words.fields[field[0]], passages: shown(passages(field[3], texts, isBack)) };
    });
  }

  function passages(given, texts, isBack) {
    var found = [], at = 0;
    given.forEach(function (one) {
      if (typeof one === "number") {
        for (var left = one; left; left--) found.push([["=", texts[at++]]]);
      } else if (typeof one === "string") {
        if (one[0] === "+") at++;
        found.push([[back(one[0], isBack), one.slice(1)]]);
      } else {
        at++;
        found.push(turned(one.map(function (run) { return [back(run[0], isBack), run.slice(1)]; })));
      }
    });
    return found;
  }

  /** Between two runs that stayed, what was deleted first. */
  function turned(runs) {
    var found = [], changed = [];
    runs.concat([["=", ""]]).forEach(function (run) {
      if (run[0] !== "=") {
        changed.push(run);
        return;
      }
      changed.sort(function (one, other) { return Number(one[0] === "+") - Number(other[0] === "+"); });
      found = found.concat(changed);
      changed = [];
      if (run[1]) found.push(run);
    });
    return found;
  }

  var SHORT = 3;

  function shown(found) {
    var differs = found.filter(function (passage) {
      return passage.some(function (run) { return run[0] !== "="; });
    });
    return found.length <= SHORT || !differs.length ? found : differs;
  }

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, function (_, key) { return key in values ? values[key] : ""; });
  }

  function editionInWords(edition, words) {
    return fill(words.table.edition, edition);
  }

  function placeInWords(index, item) {
    var key = index.groups[item.group].key;
    if (item.family === "step" || item.family === "indicator") return [key, item.number, item.title].join(" ");
    if (item.family === "document" || item.family === "form") return key + " " + item.title;
    var pattern = index.words.names[item.family];
    var name = pattern ? fill(pattern, { title: item.title }) : item.title;
    return (index.words.families[key] || key) + " " + name;
  }

  /** So many compared, so many equal, so many listed; and what tells that both texts are these. */
  function completeness(pair, data, words, isBack) {
    var counts = isBack ? [data.counts[1], data.counts[0]] : data.counts;
    var families = {};
    pair.items.now.forEach(function (item) { families[item.family] = (families[item.family] || 0) + 1; });
    var counted = pair.index.families.filter(function (family) { return families[family]; }).map(function (family) {
      return fill(words.table.counted, { family: words.families[family], count: families[family] });
    }).join(words.comma);
    return fill(words.table.completeness, { counted: counted, old: counts[0][0], new: counts[1][0],
      listed: counts[1][1], folded: counts[1][2], equal: counts[1][3], gone: counts[0][1],
      digest: data.digests[isBack ? 1 : 0].slice(0, 16) });
  }

  /** The page of an edition that shows an item, at its clause; empty where there is none.
   * @param {*} pair @param {*} edition @param {*} change @param {*} item @returns {string} */
  app.pageOf = function (pair, edition, change, item) {
    var parts = item.id.split("."), code = item.key.toLowerCase();
    var page = { document: "procedures/" + code + ".html", step: "procedures/" + code + ".html",
      form: "records/" + code + ".html", "form-field": "records/" + code + ".html", indicator: "assessment.html",
      scheme: "assessment.html", term: "appendix/terms.html", basis: "appendix/basis.html" }[item.family];
    var facts = app.editions().filter(function (one) { return one.id === edition.id; })[0];
    if (!page || !facts || facts.pages.indexOf(page) < 0) return "";
    return "../" + edition.id + "/" + page + (item.family === "step" && parts[1] ? "#" + parts[1] : "");
  };
})(window.workmanualCompare);
