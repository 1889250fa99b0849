// What is looked at stands in the address, behind `#`, so that a link shows the same to everybody, from a folder too.
(function (app) {
  "use strict";

  /** @typedef {{old: string, now: string, view: string, kinds: string[], document: string, role: string, at: string}} State */

  /** Names in the address, by names here. Those with a list hold several values, parted by commas. */
  var NAMES = { old: "old", now: "new", view: "view", kinds: "kind", document: "doc", role: "role", at: "at" };
  var LISTS = { kinds: true };
  app.VIEWS = ["table", "inline", "side"];

  /** The state in the address; what is not there is empty.
   * @returns {State} */
  app.stateHere = function () {
    var given = new URLSearchParams(location.hash.slice(1));
    var state = {};
    Object.keys(NAMES).forEach(function (name) {
      var value = given.get(NAMES[name]) || "";
      state[name] = LISTS[name] ? value.split(",").filter(Boolean) : value;
    });
    if (app.VIEWS.indexOf(state.view) < 0) state.view = app.VIEWS[0];
    return /** @type {State} */ (state);
  };

  /** The address that shows a state.
   * @param {State} state
   * @returns {string} */
  app.addressOf = function (state) {
    var given = new URLSearchParams();
    Object.keys(NAMES).forEach(function (name) {
      var value = LISTS[name] ? state[name].join(",") : state[name];
      if (value && !(name === "view" && value === app.VIEWS[0])) given.set(NAMES[name], value);
    });
    return "#" + given.toString().replace(/%2C/g, ",").replace(/%3A/g, ":");
  };

  /** The same state but for what is given.
   * @param {State} state
   * @param {Object<string, *>} other
   * @returns {State} */
  app.changed = function (state, other) {
    return /** @type {State} */ (Object.assign({}, state, other));
  };
})(window.workmanualCompare);
