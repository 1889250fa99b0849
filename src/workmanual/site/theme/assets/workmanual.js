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
