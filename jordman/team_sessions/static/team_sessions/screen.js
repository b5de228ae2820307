// The room's screen: the clock ticks, a remote control's keys press the buttons, and another leader's press is followed.
const SECONDS = 5;
const screen = document.querySelector("[data-screen]");
const people = screen.querySelector("[data-people]");
const thoughts = screen.querySelector("[data-thoughts]");

function isWriting() {
  const fields = [...screen.querySelectorAll("input[type=text], textarea")];
  return fields.some((field) => field === document.activeElement || field.value !== field.defaultValue);
}

async function look() {
  let found;
  try {
    const answer = await fetch(screen.dataset.state, { redirect: "manual", cache: "no-cache" });
    if (!answer.ok) return;
    found = await answer.json();
  } catch {
    return; // No connection: the clock goes on by itself.
  }
  people.textContent = found.people;
  const isMoved = found.place !== screen.dataset.version;
  const isThought = thoughts && found.thoughts !== Number(thoughts.dataset.thoughts);
  if ((isMoved || isThought) && !isWriting()) location.reload();
}

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, textarea, select, button, a, summary") || event.altKey || event.ctrlKey || event.metaKey) return;
  const name = { ArrowRight: "next", PageDown: "next", ArrowLeft: "back", PageUp: "back" }[event.key];
  const button = name && screen.querySelector(`[data-${name}]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

setInterval(look, SECONDS * 1000);
