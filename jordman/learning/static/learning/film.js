// Keeps where a film was paused, so that it begins there next time, on any device. Without this file the film still plays.
const SAVE_EVERY_MS = 10_000;

function token() {
  return document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
}

function save(film, isWatched) {
  const body = new URLSearchParams({ film: film.dataset.film, seconds: String(Math.floor(film.currentTime)) });
  if (isWatched) body.set("is_watched", "on");
  // keepalive: the last one is sent while the page is left. What is lost on the way is a few seconds of film.
  fetch(film.dataset.save, { method: "POST", body, keepalive: true, headers: { "X-CSRFToken": token() } }).catch(() => {});
}

for (const film of document.querySelectorAll("video[data-film]")) {
  let saved = 0;
  film.addEventListener("timeupdate", () => {
    if (Date.now() - saved < SAVE_EVERY_MS) return;
    saved = Date.now();
    save(film, false);
  });
  film.addEventListener("pause", () => save(film, film.ended));
  window.addEventListener("pagehide", () => film.currentTime > 0 && save(film, false));
}
