// What the page says: words and patterns of one language, written into the page by the program.
(function (app) {
  "use strict";

  /** @type {Object<string, string>} */
  var words = JSON.parse(document.getElementById("words").textContent);

  /** The word of this name, with `{name}` filled in.
   * @param {string} name
   * @param {Object<string, (string|number)>} [values]
   * @returns {string} */
  app.say = function (name, values) {
    var pattern = words[name];
    if (pattern === undefined) throw new Error("no word for " + name);
    return pattern.replace(/\{(\w+)\}/g, function (_, key) {
      return values && key in values ? String(values[key]) : "";
    });
  };

  /** An element with its class and text; `children` are appended.
   * @param {string} tag
   * @param {string} [className]
   * @param {string} [text]
   * @param {Node[]} [children]
   * @returns {HTMLElement} */
  app.make = function (tag, className, text, children) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  };

  /** @param {string} id @returns {HTMLElement} */
  app.by = function (id) {
    return document.getElementById(id);
  };
})(window.workmanualCompare);
