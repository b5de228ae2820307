// Makes the clocks of a page tick. Only how much is left comes from the server, so a phone with a wrong clock shows right.
const began = performance.now();

function words(seconds) {
  const whole = Math.abs(seconds);
  return `${seconds < 0 ? "−" : ""}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

// A clock that came later than the page says when: `data-since`, by the page's own clock.
function tick() {
  const now = performance.now();
  for (const clock of document.querySelectorAll("[data-left]:not([data-paused])")) {
    const since = Number(clock.dataset.since) || began;
    const shown = words(Number(clock.dataset.left) - Math.floor((now - since) / 1000));
    if (clock.textContent !== shown) clock.textContent = shown;
  }
}

setInterval(tick, 250);
