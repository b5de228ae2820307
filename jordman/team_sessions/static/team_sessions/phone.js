// A phone in the room asks now and then whether the screen has moved on. What somebody is writing is left alone.
const SECONDS = 15;
const SPREAD = 5; // so that a room's phones do not ask at the same moment
const page = document.querySelector("[data-phone]");

async function text(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  return answer.ok ? answer : null;
}

async function look() {
  try {
    if (document.hidden) return;
    const answer = await text(page.dataset.state);
    const found = answer && (await answer.json());
    if (found && found.place !== page.dataset.version) await follow();
  } catch {
    // No connection: asked again soon.
  } finally {
    wait();
  }
}

async function follow() {
  const answer = await text(location.href);
  if (!answer) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = fresh.querySelector("[data-phone]");
  if (!next) return location.reload(); // The session is over, or called off.
  page.dataset.version = next.dataset.version;
  for (const part of page.querySelectorAll("[data-live]")) {
    const other = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
    if (!other || part.contains(document.activeElement) || part.querySelector(":checked")) continue;
    for (const clock of other.querySelectorAll("[data-left]")) clock.dataset.since = performance.now();
    part.replaceWith(other);
  }
}

function wait() {
  setTimeout(look, (SECONDS + Math.random() * SPREAD) * 1000);
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) follow().catch(() => {});
});
wait();
