// Makes pages live. Everything works without it; what it adds is listed by its headings.
const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const words = () => $("#words")?.dataset ?? {};
const policy = globalThis.trustedTypes?.createPolicy("remit", { createHTML: (text) => text });
const parse = (text) => new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, "text/html");
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
const later = (wait, act) => {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait, ...values);
  };
};

// --- Fields that somebody works in

const FIELDS = "input:not([type=hidden]), textarea, select";

function edited(field) {
  if (field.matches("select")) {
    const initial = [...field.options].filter((option) => option.defaultSelected);
    if (!initial.length && !field.multiple) return field.selectedIndex > 0;
    return [...field.options].some((option) => option.selected !== option.defaultSelected);
  }
  if (/^(checkbox|radio)$/.test(field.type)) return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}

const busy = (field) => field === document.activeElement || edited(field);
const worked = (form) => !form.matches(".slider") && $$(FIELDS, form).some(busy);
const kept = (element) => element.matches("[data-keep]") || (element.matches("form") && worked(element)) || (element.matches(FIELDS) && busy(element));
const holds = (node) => node.nodeType === 1 && (kept(node) || $$("[data-keep], form, " + FIELDS, node).some(kept));

// --- Making one tree like another, around whatever somebody works in

function morph(old, next) {
  if (kept(old)) {
    for (const { name, value } of next.attributes) if (name.startsWith("aria-")) old.setAttribute(name, value);
    return;
  }
  if (old.isEqualNode(next)) return;
  for (const { name } of [...old.attributes]) if (!next.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  let here = old.firstChild;
  const skip = () => {
    while (here?.nodeType === 1 && here.matches("[data-keep]")) here = here.nextSibling;
  };
  for (const want of [...next.childNodes]) {
    skip();
    const same = want.id
      ? [...old.children].find((child) => child.id === want.id && child.nodeName === want.nodeName)
      : here?.nodeName === want.nodeName && !here.id && here;
    if (!same) {
      const added = document.importNode(want, true);
      old.insertBefore(added, here);
      if (added.nodeType === 1) fresh(added);
    } else {
      if (same === here) here = here.nextSibling;
      else old.insertBefore(same, here);
      if (same.nodeType === 1) morph(same, want);
      else if (same.nodeValue !== want.nodeValue) same.nodeValue = want.nodeValue;
    }
  }
  while (here) {
    const gone = here;
    here = here.nextSibling;
    if (!holds(gone)) gone.remove();
  }
}

function fresh(element) {
  element.setAttribute("data-new", "");
  setTimeout(() => element.removeAttribute("data-new"), 2000);
}

function around(change) {
  const focused = document.activeElement;
  const region = focused?.closest("[data-live]");
  change();
  if (document.activeElement === focused) return;
  if (!focused.isConnected) region?.setAttribute("tabindex", "-1");
  (focused.isConnected ? focused : region)?.focus({ preventScroll: true });
}

// --- Live: one stream per browser says which review moved; each tab fetches its own address again

let title = document.title;
let announced = 0;
let missed = false;

function say(sentence) {
  const said = $("#said") ?? document.body.appendChild(make("p", { id: "said", role: "status", class: "visually-hidden", "data-keep": "" }));
  said.textContent = sentence;
}

function status(state) {
  const shown = $("#live");
  if (!shown || shown.dataset.state === state) return;
  shown.dataset.state = state;
  shown.textContent = state === "done" ? words().live : words().behind;
}

const concerns = (moved) => {
  if ($(".past") || !$("[data-live]")) return false;
  const review = location.pathname.match(/^\/r\/([^/]+)/);
  return !review || decodeURIComponent(review[1]) in moved;
};

const refresh = later(80, async () => {
  if (document.hidden) {
    missed = true;
    document.title = "• " + title;
    return;
  }
  missed = false;
  // The mark says that nobody asked: a page left open does not keep its session alive.
  const answer = await fetch(location.href, { cache: "no-store", headers: { "remit-by-itself": "1" } }).catch(() => null);
  if (!answer) {
    // What moved is not lost with the network.
    setTimeout(refresh, 2000);
    return status("waiting");
  }
  if (!answer.ok || answer.redirected) return $$("form").some(worked) ? status("waiting") : location.reload();
  const page = parse(await answer.text());
  title = document.title = page.title;
  around(() => {
    for (const region of $$("[data-live]")) {
      const next = page.getElementById(region.id);
      if (next) morph(region, next);
    }
  });
  const { live, updated, zone } = words();
  const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", timeZone: zone });
  status("done");
  if ($("#live")) $("#live").textContent = `${live} · ${updated} ${time}`;
  if (Date.now() - announced > 5000) {
    announced = Date.now();
    say($("[data-announce]", page)?.textContent ?? updated);
  }
});

document.addEventListener("visibilitychange", () => {
  if (document.hidden || !missed) return;
  document.title = title;
  refresh();
});

function follow() {
  const { events, mark } = words();
  if (!events || !navigator.locks || navigator.connection?.saveData) return;
  const channel = new BroadcastChannel("remit");
  const heard = [];
  let last = Number(mark);
  let opened = false;
  const take = (message) => {
    if (message.state) status(message.state);
    if (message.moved && message.id > last) {
      last = message.id;
      if (concerns(message.moved)) refresh();
    }
  };
  const tell = (message) => {
    if (message.moved) heard.push(message), heard.splice(0, heard.length - 100);
    take(message);
    channel.postMessage(message);
  };
  channel.onmessage = ({ data }) => {
    if (!data.since) return take(data);
    if (!opened) return;
    channel.postMessage({ state: "done" });
    for (const message of heard) if (message.id > data.since) channel.postMessage(message);
  };
  channel.postMessage({ since: last });
  const open = () => {
    const stream = new EventSource(`${events}?after=${last}`);
    let behind;
    stream.onopen = () => {
      clearTimeout(behind);
      opened = true;
      tell({ state: "done" });
    };
    stream.onmessage = ({ data, lastEventId }) => tell({ moved: JSON.parse(data), id: Number(lastEventId) });
    stream.onerror = () => {
      clearTimeout(behind);
      behind = setTimeout(tell, 3000, { state: "waiting" });
      opened = false;
      if (stream.readyState === EventSource.CLOSED) setTimeout(open, 15000);
    };
  };
  navigator.locks.request("remit", () => new Promise(open));
}

// --- Drafts on this device: data-draft

const drafted = (form) => form.matches("[data-draft]") || $(":scope [data-draft]", form);
const draft = (form) => "draft:" + (form.dataset.draft || location.pathname);
const texts = (form) => $$(FIELDS, form).filter((field) => field.name && !/^(password|file)$/.test(field.type) && (form.matches("[data-draft]") || field.matches("[data-draft]")));
const value = (field) => (/^(checkbox|radio)$/.test(field.type) ? field.checked : field.multiple ? [...field.options].map((option) => option.selected) : field.value);
const stored = {
  get: (key) => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  set: (key, what) => {
    try {
      localStorage.setItem(key, JSON.stringify(what));
    } catch {
      // The text stays in the form.
    }
  },
};

function keep(form) {
  if (texts(form).some(edited)) stored.set(draft(form), texts(form).map((field) => [field.name, value(field)]));
  else localStorage.removeItem(draft(form));
}

function note(form, text, ...more) {
  const old = form.previousElementSibling;
  if (old?.matches(".note")) old.remove();
  form.before(make("p", { class: "note", role: "status", "data-keep": "" }, text, " ", ...more));
}

function restore(form) {
  const saved = stored.get(draft(form));
  if (!saved || $(".error-summary")) return;
  let changed = false;
  texts(form).forEach((field, index) => {
    const [name, was] = saved[index] ?? [];
    if (name !== field.name || JSON.stringify(value(field)) === JSON.stringify(was)) return;
    changed = true;
    field.closest("details")?.setAttribute("open", "");
    if (typeof was === "boolean") field.checked = was;
    else if (Array.isArray(was)) [...field.options].forEach((option, at) => (option.selected = was[at]));
    else field.value = was;
  });
  if (!changed) return;
  const drop = make("button", { type: "button" }, words().discard);
  drop.onclick = () => {
    localStorage.removeItem(draft(form));
    form.reset();
    drop.closest(".note").remove();
    $(FIELDS, form)?.focus();
  };
  note(form, words().restored, drop);
}

const keeping = later(300, keep);
document.addEventListener("input", ({ target: { form, type } }) => {
  if (form && drafted(form)) keeping(form);
  if (!form?.dataset.keeps || type === "file") return;
  unkept.add(form);
  keepingThere(form);
});
addEventListener("pagehide", () => $$("form").filter(drafted).forEach((form) => form.dataset.sent || (texts(form).some(edited) && (!form.dataset.keeps || unkept.has(form)) && keep(form))));

// --- Drafts on the server: data-keeps

const unkept = new Set();
let before = Promise.resolve();
const keepThere = (form, anyway) => (before = before.then(async () => {
  const { keeps, other, sent } = form.dataset;
  if (sent || !form.isConnected || (other && !anyway)) return;
  const mark = form.elements._draft;
  if (other) mark.value = other;
  form.dataset.other = "";
  const body = new FormData(form);
  for (const field of $$("[type=file]", form)) body.delete(field.name);
  unkept.delete(form);
  const answer = await fetch(keeps, { method: "POST", body, headers: { accept: "application/json" } }).catch(() => null);
  const told = (await answer?.json().catch(() => null)) ?? { said: words().unkept };
  $(".kept", form).textContent = told.said;
  if (answer?.ok && told.mark) {
    mark.value = told.mark;
    return localStorage.removeItem(draft(form));
  }
  unkept.add(form);
  if (told.mark) form.dataset.other = told.mark;
  else setTimeout(keepThere, 9000, form);
}));
const keepingThere = later(1000, keepThere);
addEventListener("beforeunload", (event) => $$("form[data-keeps]:not([data-sent], [data-draft])").some((form) => unkept.has(form)) && event.preventDefault());

// --- Sending: once, and without losing what was written

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  const button = event.submitter;
  const keeps = button?.name === "_keep";
  if (keeps) keepThere(form, true);
  if (keeps || form.dataset.sent || tooLarge(form)) return event.preventDefault();
  if (form.matches(".note")) $$("form[data-keeps]").forEach((form) => {
    localStorage.removeItem(draft(form));
    form.dataset.sent = "yes";
  });
  form.dataset.sent = "yes";
  button?.setAttribute("aria-busy", "true");
  if (!form.elements._cmd) return;
  event.preventDefault();
  if (drafted(form)) keep(form);
  send(form, button);
});
addEventListener("pageshow", () => $$("form[data-sent]").forEach((form) => release(form)));

function release(form) {
  delete form.dataset.sent;
  $$("[aria-busy]", form).forEach((button) => button.removeAttribute("aria-busy"));
}

function complain(form, title, text) {
  $(".error-summary")?.remove();
  form.before(make("div", { class: "error-summary", role: "alert", tabindex: "-1" }, make("h2", {}, title), text));
  $(".error-summary").focus();
}

function tooLarge(form) {
  const field = $$("[data-max]", form).find((field) => [...field.files].some((file) => file.size > field.dataset.max));
  if (field) complain(form, field.labels[0].textContent, field.dataset.large);
  return field;
}

async function send(form, button) {
  await before;
  const data = new FormData(form, button);
  const body = form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
  const key = draft(form);
  const answer = await fetch(button?.getAttribute("formaction") ?? form.action, { method: "POST", body }).catch(() => null);
  if (!answer || answer.status >= 500) {
    release(form);
    note(form, words().unsent);
    addEventListener("online", () => note(form, words().again), { once: true });
    return button?.focus();
  }
  if (answer.redirected && new URL(answer.url).pathname === "/sign-in") {
    // The session has ended.
    release(form);
    note(form, words().ended, make("a", { href: "/sign-in", target: "_blank" }, words().signin));
    return $(".note a").focus();
  }
  if (answer.redirected) localStorage.removeItem(key);
  const page = parse(await answer.text());
  const fault = $("[data-fault]", page);
  if (fault) {
    release(form);
    return complain(form, $("h1", page).textContent, fault.textContent);
  }
  show(page, answer.redirected ? answer.url : null);
  if (!answer.redirected) $$("form[data-keeps]").forEach((form) => keepThere(form));
}

function show(page, address) {
  if (address) history.pushState(null, "", address);
  shown = place();
  for (const { name, value } of page.documentElement.attributes) document.documentElement.setAttribute(name, value);
  document.body.replaceWith(document.adoptNode(page.body));
  title = document.title = page.title;
  scrollTo(0, 0);
  begin();
  if (!$(".error-summary")) $("main").focus();
}
const place = () => location.pathname + location.search;
let shown = place();
addEventListener("popstate", () => shown === place() || location.reload());

// --- Time travel: a slider goes where it rests

let travelling;
const travel = later(120, async (form) => {
  travelling?.abort();
  travelling = new AbortController();
  const { signal } = travelling;
  const asked = new URL(form.action);
  asked.search = new URLSearchParams(new FormData(form));
  const answer = await fetch(asked, { signal }).catch(() => null);
  if (signal.aborted) return;
  if (!answer?.ok) return location.assign(asked);
  const page = parse(await answer.text());
  if (signal.aborted) return;
  history.replaceState(null, "", asked);
  shown = place();
  title = document.title = page.title;
  around(() => morph(document.body, page.body));
  bring();
});

// The event that is shown stands in the upper part of its list; the page itself does not move.
function bring() {
  const list = $(".list");
  const one = list && $("[aria-current]", list);
  if (one) list.scrollTop += one.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 4;
}
bring();
document.addEventListener("input", ({ target }) => {
  if (target.matches(".slider input[type=range]")) travel(target.form);
});

function move(range, steps) {
  if (!range) return;
  range.value = Number(range.value) + steps;
  range.dispatchEvent(new Event("input", { bubbles: true }));
}

function toMark(range, forward) {
  const marks = [...(range.list?.options ?? [])].map((option) => Number(option.value));
  const here = Number(range.value);
  const next = forward ? marks.find((mark) => mark > here) : marks.findLast((mark) => mark < here);
  if (next !== undefined) move(range, next - here);
  return next !== undefined;
}

// --- The palette: links and actions of this page, then what the search finds

let palette;
function openPalette() {
  if (!palette?.isConnected) palette = buildPalette();
  palette.showModal();
  const input = $("input", palette);
  input.select();
  input.dispatchEvent(new Event("input"));
}

function buildPalette() {
  const input = make("input", { role: "combobox", "aria-expanded": "true", "aria-controls": "found", "aria-autocomplete": "list", "aria-label": words().search, placeholder: words().search, autocomplete: "off", spellcheck: "false" });
  const list = make("ul", { role: "listbox", id: "found", "aria-label": words().search });
  const count = make("p", { role: "status", class: "visually-hidden" });
  const dialog = make("dialog", { "aria-label": words().search, "data-keep": "" }, input, list, count);
  let chosen = 0;
  const mark = (index) => {
    chosen = Math.max(0, Math.min(index, list.children.length - 1));
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", at === chosen));
    const option = list.children[chosen];
    input.setAttribute("aria-activedescendant", option?.id ?? "");
    option?.scrollIntoView({ block: "nearest" });
  };
  const fill = (offers) => {
    list.replaceChildren(...offers.slice(0, 12).map(({ text, kind, go }, index) => {
      const option = make("li", { role: "option", id: `found-${index}` }, make("bdi", {}, text), make("small", {}, kind ?? ""));
      option.onclick = () => (dialog.close(), go());
      return option;
    }));
    count.textContent = `${words().found}: ${list.children.length}`;
    mark(0);
  };
  const search = later(150, async (text, here) => {
    if (text.length < 2) return;
    const answer = await fetch("/search.json?q=" + encodeURIComponent(text)).catch(() => null);
    if (!answer?.ok || input.value.trim() !== text) return;
    const { results = [] } = await answer.json();
    fill([...here.slice(0, 6), ...results.map(({ title, address, kind }) => ({ text: title, kind, go: () => location.assign(address) }))]);
  });
  input.oninput = () => {
    const text = input.value.trim();
    const parts = text.toLowerCase().split(/\s+/);
    const here = commands().filter((offer) => parts.every((part) => offer.text.toLowerCase().includes(part)));
    fill(here);
    search(text, here);
  };
  input.onkeydown = (event) => {
    const to = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, PageDown: chosen + 6, PageUp: chosen - 6 }[event.key];
    if (to !== undefined) mark(to);
    else if (event.key === "Enter") list.children[chosen]?.click();
    else return;
    event.preventDefault();
  };
  dialog.onclick = ({ target }) => target === dialog && dialog.close();
  document.body.append(dialog);
  return dialog;
}

function commands() {
  const known = new Set();
  const offers = [];
  for (const element of $$("main [data-cmd], main .actions :is(a, button), header nav a, main a[href], footer a")) {
    const text = (element.dataset.cmd || element.textContent).trim();
    const to = text + (element.href ?? "");
    if (!text || known.has(to) || element.closest("dialog") || element.getAttribute("aria-disabled") === "true") continue;
    known.add(to);
    offers.push({ text, go: () => (element.focus(), element.click()) });
  }
  return offers;
}

// --- Keys

let going = 0;
document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "k") {
    event.preventDefault();
    return openPalette();
  }
  if (target.matches?.(".slider input[type=range]") && /^Page(Up|Down)$/.test(key) && toMark(target, key === "PageUp")) return event.preventDefault();
  if (event.ctrlKey || event.metaKey || event.altKey || !document.documentElement.hasAttribute("data-keys")) return;
  if (target.closest?.("dialog, textarea, select, [contenteditable], input:not([type=range], [type=checkbox], [type=radio])")) return;
  if (Date.now() - going < 1000) {
    going = 0;
    const to = { h: "/", r: "/reviews", d: "/definitions", s: "/search" }[key];
    if (to) location.assign(to);
    return;
  }
  const range = $(".slider input[type=range]");
  const act = {
    g: () => (going = Date.now()),
    j: () => row(1),
    k: () => row(-1),
    "[": () => (range ? move(range, -1) : $("a[rel=prev]")?.click()),
    "]": () => (range ? move(range, 1) : $("a[rel=next]")?.click()),
    "?": () => location.assign("/help#keys"),
    "/": openPalette,
  }[key];
  if (!act) return;
  event.preventDefault();
  act();
});

function row(step) {
  const links = $$("main :is(.rows tbody tr, ul.rows > li, .timeline > li, .why > li)").map((one) => $("a, button", one)).filter(Boolean);
  const within = links.findIndex((link) => link.closest("tr, li") === document.activeElement.closest("tr, li"));
  links[within < 0 ? (step > 0 ? 0 : links.length - 1) : Math.max(0, Math.min(within + step, links.length - 1))]?.focus();
}

// --- What every page begins with

function begin() {
  const header = $("body > header");
  if (header && words().events && !$(".palette")) {
    const button = make("button", { type: "button", class: "palette", "data-keep": "" }, words().search, " ", make("kbd", {}, "Ctrl K"));
    button.onclick = openPalette;
    header.append(button);
  }
  if (!$("#said")) say("");
  $$("form").filter(drafted).forEach(restore);
  $(".error-summary")?.focus();
}

begin();
follow();
