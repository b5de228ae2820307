// The browser's own printing, from a button on the page. Without this file the browser's menu does the same.
const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => window.print());
