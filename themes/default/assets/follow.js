// Following without an account: the list of followed pages stays in this browser. A
// link to a feed becomes a button, and the page of what is new reads the feeds. Without
// this script the links lead to the feeds.
(function () {
  "use strict";
  const root = document.currentScript.dataset.root;
  const key = "lectern:following:" + root;

  // ours returns an address of this site, absolute; "" for any other.
  function ours(address) {
    try {
      const url = new URL(address, location.href);
      return url.origin === location.origin && url.pathname.startsWith(root) ? url.href : "";
    } catch { return ""; }
  }

  // read returns what is followed. Whatever else stands in the storage is dropped.
  function read() {
    const state = { visit: "", feeds: [] };
    try {
      const kept = JSON.parse(localStorage.getItem(key) || "{}");
      if (typeof kept.visit === "string") state.visit = kept.visit;
      for (const f of kept.feeds || []) {
        if (ours(f.json) && ours(f.xml) && ours(f.page) && typeof f.name === "string") state.feeds.push(f);
      }
    } catch { /* broken: as if nothing were followed */ }
    return state;
  }

  function write(state) {
    try { localStorage.setItem(key, JSON.stringify(state)); return true; } catch { return false; }
  }

  async function items(feed) {
    const answer = await fetch(feed.json, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(answer.status);
    const list = (await answer.json()).items;
    return Array.isArray(list) ? list.filter(i => i && typeof i.id === "string") : [];
  }

  const ids = list => list.map(i => i.id);

  function make(name, text, attributes) {
    const e = document.createElement(name);
    e.textContent = text;
    for (const [k, v] of Object.entries(attributes || {})) e.setAttribute(k, v);
    return e;
  }

  // button puts a button in the place of a link to a feed.
  function button(link) {
    const feed = { json: link.dataset.follow, xml: link.getAttribute("href"), page: location.pathname, name: link.dataset.name };
    const b = make("button", "", { type: "button" });
    const news = make("a", link.dataset.news, { href: link.dataset.following });
    function show() {
      const on = read().feeds.some(f => f.json === feed.json);
      b.textContent = on ? link.dataset.done : link.textContent;
      b.setAttribute("aria-pressed", on);
      news.hidden = !on;
    }
    b.addEventListener("click", async () => {
      const state = read(), others = state.feeds.filter(f => f.json !== feed.json);
      const stop = others.length < state.feeds.length;
      state.feeds = stop ? others : others.concat(feed);
      if (!stop && !state.visit) state.visit = new Date().toISOString();
      if (!write(state)) return;
      show();
      if (stop) return;
      try { feed.seen = ids(await items(feed)); } catch { return; }
      const later = read();
      later.feeds = later.feeds.map(f => f.json === feed.json ? feed : f);
      write(later);
    });
    show();
    link.replaceWith(b, " ", news);
  }

  // news fills the page of what is new.
  async function news(box) {
    const state = read(), words = box.dataset, status = box.querySelector("[role=status]");
    const day = state.visit && new Date(state.visit).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    box.hidden = false;
    list(box, state);
    if (!state.feeds.length) { status.textContent = words.none; return; }
    status.textContent = words.loading;
    const fresh = new Map(), silent = [];
    await Promise.all(state.feeds.map(async feed => {
      try {
        const found = await items(feed);
        for (const i of found) {
          if (!Array.isArray(feed.seen) || feed.seen.includes(i.id)) continue;
          if (fresh.has(i.id)) fresh.get(i.id).names.push(feed.name); else fresh.set(i.id, { item: i, names: [feed.name] });
        }
        feed.seen = ids(found);
      } catch { silent.push(feed.name); }
    }));
    const sorted = [...fresh.values()].sort((a, b) => String(b.item.date_modified).localeCompare(String(a.item.date_modified)));
    for (const entry of sorted) box.querySelector(".works").append(work(entry));
    status.textContent = (sorted.length ? words.since : words.quiet).replace("%", day) +
      (silent.length ? " " + words.failed.replace("%", silent.join(", ")) : "");
    state.visit = new Date().toISOString();
    write(state);
  }

  function work(entry) {
    const li = document.createElement("li"), title = make("p", "", { class: "title" });
    const link = make("a", entry.item.title || entry.item.id);
    if (/^https?:/.test(entry.item.url)) link.href = entry.item.url;
    title.append(link);
    li.append(title, make("p", entry.names.join(", "), { class: "where" }));
    return li;
  }

  // list shows whom the reader follows, and how to stop.
  function list(box, state) {
    const ul = box.querySelector(".followed");
    ul.textContent = "";
    box.querySelector("section").hidden = !state.feeds.length;
    for (const feed of state.feeds) {
      const li = document.createElement("li"), stop = make("button", box.dataset.stop, { type: "button" });
      stop.append(make("span", " " + feed.name, { class: "vh" }));
      stop.addEventListener("click", () => {
        const kept = read();
        kept.feeds = kept.feeds.filter(f => f.json !== feed.json);
        write(kept);
        li.remove();
        if (!kept.feeds.length) { box.querySelector("section").hidden = true; box.querySelector("[role=status]").textContent = box.dataset.none; }
      });
      li.append(make("a", feed.name, { href: feed.page }), " ", stop);
      ul.append(li);
    }
  }

  // opml saves what is followed as a file for feed readers.
  function opml(title) {
    const doc = document.implementation.createDocument("", "opml");
    const add = (to, name, attributes) => {
      const e = doc.createElement(name);
      for (const [k, v] of Object.entries(attributes || {})) e.setAttribute(k, v);
      return to.appendChild(e);
    };
    doc.documentElement.setAttribute("version", "2.0");
    add(add(doc.documentElement, "head"), "title").textContent = title;
    const body = add(doc.documentElement, "body");
    for (const f of read().feeds) {
      add(body, "outline", { type: "rss", text: f.name, title: f.name, xmlUrl: ours(f.xml), htmlUrl: ours(f.page) });
    }
    const text = '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(doc);
    const a = make("a", "", { download: "following.opml" });
    a.href = URL.createObjectURL(new Blob([text], { type: "text/x-opml" }));
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  }

  try { localStorage.getItem(key); } catch { return; }
  document.querySelectorAll("a[data-follow]").forEach(button);
  const box = document.getElementById("following");
  if (box) {
    box.querySelector("[data-opml]").addEventListener("click", () => opml(document.title));
    news(box);
  }
})();
