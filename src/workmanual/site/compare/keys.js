// The page by keyboard: from change to change, between views, back to the filters; the list of keys on `?`.
(function (app) {
  "use strict";

  /** What each key does; the words stand in the page. */
  app.KEYS = { n: "next", j: "next", p: "previous", k: "previous", "1": "table", "2": "inline", "3": "side",
    f: "filters", s: "swap", "?": "help" };

  /** @param {Object<string, () => void>} actions */
  app.listen = function (actions) {
    document.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      var within = /** @type {HTMLElement} */ (event.target);
      if (/^(INPUT|SELECT|TEXTAREA)$/.test(within.tagName)) return;
      var action = app.KEYS[event.key];
      if (!action || (app.by("help") && /** @type {HTMLDialogElement} */ (app.by("help")).open)) return;
      event.preventDefault();
      actions[action]();
    });
  };
})(window.workmanualCompare);
