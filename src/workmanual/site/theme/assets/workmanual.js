// Buttons of the manual's pages: print, and open the search from the home page. Works from a folder as well.
document.addEventListener("click", function (event) {
  var target = event.target.closest("[data-wm-print], [data-wm-search]");
  if (!target) return;
  if (target.hasAttribute("data-wm-print")) {
    window.print();
    return;
  }
  var toggle = document.getElementById("__search");
  toggle.checked = true;
  toggle.dispatchEvent(new Event("change"));
  document.querySelector("[data-md-component=search-query]").focus();
});

// Material searches when a key is let go. Handwriting, speech, pasting with the mouse and many input methods let no
// key go, so every change of the words counts as one.
document.addEventListener("input", function (event) {
  if (event.target.matches("[data-md-component=search-query]")) {
    event.target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  }
});
