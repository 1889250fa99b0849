// What is shown of a comparison: which changes pass the filters, how many of each there are, whom they concern, what
// marks stand in the tables of contents. Pure functions of a pair as the store gives it.
(function (app) {
  "use strict";

  /** @typedef {{id: string, number: string, title: string, name: string, roles: string[]}} Item */
  /** @typedef {[string, string]} Run  "=", "-" or "+", and the words. */
  /** @typedef {{label: string, passages: Run[][]}} Field */
  /** @typedef {{id: string, anchor: string, document: string, family: string, kinds: string[], senses: string[],
   *   direction: (string|null), old: Item[], now: Item[], fields: Field[], parts: string[], baseline: string,
   *   reasons: {why: string, authority: string}[]}} Change */
  /** @typedef {{sense: string, old: string, now: string, count: number, places: string[]}} Folded */
  /** @typedef {{id: string, title: string, mark: string, anchor: string, level: number, number: string}} Line */

  /** In the order in which they are shown. */
  app.KINDS = ["added", "changed", "deleted", "moved", "split", "merged"];
  app.SENSES = ["who", "when", "record", "standard", "obligation", "baseline", "content"];
  app.DIRECTIONS = ["stricter", "looser", "unknown"];

  /** What a change can be filtered by.
   * @param {Change} change
   * @returns {string[]} */
  app.tagsOf = function (change) {
    return change.kinds.concat(change.senses, change.direction ? [change.direction] : []);
  };

  /** Where a change stands now, or stood.
   * @param {Change} change
   * @returns {Item} */
  app.itemOf = function (change) {
    return change.now[0] || change.old[0];
  };

  /** @param {Change} change @param {string} role */
  app.concerns = function (change, role) {
    return change.old.concat(change.now).some(function (item) { return item.roles.indexOf(role) >= 0; });
  };

  /** The changes that pass: of the document, of the role, and of each group of filters at least one.
   * @param {Change[]} changes
   * @param {{kinds: string[], document: string, role: string}} state
   * @returns {Change[]} */
  app.passing = function (changes, state) {
    var groups = [app.KINDS, app.SENSES, app.DIRECTIONS].map(function (group) {
      return state.kinds.filter(function (one) { return group.indexOf(one) >= 0; });
    }).filter(function (group) { return group.length; });
    return changes.filter(function (change) {
      var tags = app.tagsOf(change);
      return (!state.document || change.document === state.document)
        && (!state.role || app.concerns(change, state.role))
        && groups.every(function (group) { return group.some(function (one) { return tags.indexOf(one) >= 0; }); });
    });
  };

  /** How many changes have each tag.
   * @param {Change[]} changes
   * @returns {Object<string, number>} */
  app.counted = function (changes) {
    var counts = {};
    changes.forEach(function (change) {
      app.tagsOf(change).forEach(function (tag) { counts[tag] = (counts[tag] || 0) + 1; });
    });
    return counts;
  };

  /** Changes by document, in their order.
   * @param {Change[]} changes
   * @returns {{document: string, changes: Change[]}[]} */
  app.grouped = function (changes) {
    var groups = [], at = {};
    changes.forEach(function (change) {
      if (!(change.document in at)) {
        at[change.document] = groups.length;
        groups.push({ document: change.document, changes: [] });
      }
      groups[at[change.document]].changes.push(change);
    });
    return groups;
  };

  /** What a role has to know, in four lists.
   * @param {Change[]} changes
   * @param {string} role
   * @returns {{begin: Change[], end: Change[], otherwise: Change[], scored: Change[]}} */
  app.ofRole = function (changes, role) {
    var lists = { begin: [], end: [], otherwise: [], scored: [] };
    changes.forEach(function (change) {
      if (!app.concerns(change, role)) return;
      lists[listOf(change, role)].push(change);
    });
    return lists;
  };

  function listOf(change, role) {
    if (change.family === "indicator" || change.family === "scheme") return "scored";
    function acts(items) {
      return items.some(function (item) { return item.roles.indexOf(role) >= 0; });
    }
    if (!acts(change.old)) return "begin";
    if (!acts(change.now)) return "end";
    return "otherwise";
  }
})(window.workmanualCompare);
