// Marks of who is here. Each is kept in the phone with its time, sent at once, and sent again until it has arrived: without
// a connection the loaded page goes on working, and what it kept is sent the next time any page of the session is open.
//
// The time of a mark is the server's: the difference to the phone's own clock was measured when the page came, so a phone
// whose clock is wrong makes right marks. It never goes backwards for one leader.
//
// Only ids and times are kept, never names, and only marks of the same leader are sent: a phone may be shared.
const holder = document.querySelector("[data-marks], [data-waiting-marks]");
const list = document.querySelector("[data-marks]");
const KEY = `jordman.marks.${holder.dataset.session}.${holder.dataset.by}`;
const AGAIN = 15; // seconds
let ahead = list ? Number(list.dataset.now) - Date.now() : 0;
let isSending = false;

function read() {
  try {
    return { marks: {}, unnamed: null, last: 0, ...JSON.parse(localStorage.getItem(KEY)) };
  } catch {
    return { marks: {}, unnamed: null, last: 0 };
  }
}

function write(kept) {
  localStorage.setItem(KEY, JSON.stringify(kept));
}

function stamp(kept) {
  kept.last = Math.max(kept.last + 1, Math.round(Date.now() + ahead));
  return kept.last;
}

function isWaiting(kept) {
  return Object.keys(kept.marks).length > 0 || kept.unnamed !== null;
}

function say(name, text = "") {
  for (const notice of document.querySelectorAll("[data-marks-said]")) notice.hidden = notice.dataset.marksSaid !== name;
  if (text) document.querySelector("[data-marks-text]")?.replaceChildren(text);
}

function token() {
  // The cookie and not the page's own: after a new sign-in the page's is old.
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
}

// What arrived is forgotten, unless it was changed while it was on its way.
function forget(sent) {
  const kept = read();
  for (const [id, mark] of Object.entries(sent.marks)) if (kept.marks[id]?.[0] === mark[0]) delete kept.marks[id];
  if (sent.unnamed && kept.unnamed?.[0] === sent.unnamed[0]) kept.unnamed = null;
  write(kept);
}

// Marks of other leaders and of phones; what waits here is newer.
function show(found) {
  if (!list) return;
  const kept = read();
  const present = new Set(found.present);
  for (const box of boxes()) if (!(box.value in kept.marks)) box.checked = present.has(Number(box.value));
  const field = list.querySelector("[name=unnamed]");
  if (found.unnamed !== null && kept.unnamed === null && field !== document.activeElement) field.value = found.unnamed;
  count();
}

function boxes() {
  return list.querySelectorAll("[name=present]");
}

function count() {
  list.querySelector("[data-marks-count]").textContent = list.querySelectorAll("[name=present]:checked").length;
}

async function send() {
  const sent = read();
  if (isSending || (!list && !isWaiting(sent))) return;
  isSending = true;
  try {
    await deliver(sent);
  } catch {
    if (isWaiting(read()) || !navigator.onLine) say("waiting");
  } finally {
    isSending = false;
  }
}

async function deliver(sent) {
  const answer = await fetch(holder.dataset.sync, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body: JSON.stringify({ marks: sent.marks, unnamed: sent.unnamed }),
    redirect: "manual",
  });
  if (answer.type === "opaqueredirect" || answer.status === 403) return say("signed-out");
  if (answer.status >= 500) return say("waiting");
  const found = await answer.json();
  if (!answer.ok) {
    if (!found.keep) forget(sent);
    return say("refused", found.text);
  }
  ahead = found.now - Date.now();
  forget(sent);
  show(found);
  if (isWaiting(read())) return setTimeout(send, 0);
  if (found.unknown.length) return say("unknown");
  if (isWaiting(sent)) say("saved");
}

function mark(box) {
  const kept = read();
  kept.marks[box.value] = [stamp(kept), box.checked];
  write(kept);
}

function countUnnamed(field) {
  if (field.value === "" || !field.checkValidity()) return;
  const kept = read();
  kept.unnamed = [stamp(kept), Number(field.value)];
  write(kept);
}

function begin() {
  const kept = read();
  for (const box of boxes()) if (box.value in kept.marks) box.checked = kept.marks[box.value][1];
  if (kept.unnamed) list.querySelector("[name=unnamed]").value = kept.unnamed[1];
  count();
  list.querySelector("[data-marks-login]").href = list.dataset.login;
  list.addEventListener("change", (event) => {
    if (event.target.name === "present") mark(event.target);
    if (event.target.name === "unnamed") countUnnamed(event.target);
    count();
    send();
  });
  list.addEventListener("submit", (event) => {
    event.preventDefault();
    countUnnamed(list.querySelector("[name=unnamed]"));
    send();
    if (!navigator.onLine) say("waiting");
  });
  const all = list.querySelector("[data-marks-all]");
  all.hidden = false;
  all.addEventListener("click", () => {
    for (const box of boxes()) {
      if (box.checked) continue;
      box.checked = true;
      mark(box);
    }
    count();
    send();
  });
}

if (list) begin();
addEventListener("online", send);
addEventListener("offline", () => say("waiting"));
document.addEventListener("visibilitychange", () => document.hidden || send());
setInterval(send, AGAIN * 1000);
send();
