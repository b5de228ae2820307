// Without a connection the browser leaves the page for one of its own, and what was written is lost. This stays and says so.
const notice = document.querySelector("[data-no-connection]");

document.addEventListener("submit", (event) => {
  if (navigator.onLine) return;
  event.preventDefault();
  event.target.append(notice);
  notice.hidden = false;
});

window.addEventListener("online", () => {
  notice.hidden = true;
});
