// Filters over the works of a profile: by type, year, topic and coauthor. The choices are
// read from the list itself, so that none of them is empty. Without this script the list
// is whole, and the years lead through it.
(function () {
  "use strict";
  const slot = document.querySelector(".filter-slot"), box = slot?.querySelector("template")?.content.firstElementChild;
  if (!box) return;
  const choice = {}, reset = box.querySelector("button");
  for (const select of box.querySelectorAll("select")) choice[select.name] = select;
  const names = {};
  document.querySelectorAll("#topics ~ .counts a:not(.n)").forEach(a => { names[a.pathname.split("/").at(-2)] = a.textContent; });
  const works = [...document.querySelectorAll(".all-works .works > li")].map(li => ({
    li,
    t: [li.dataset.t],
    y: [li.closest(".year").id.replace(/^y/, "")],
    k: (li.dataset.k || "").split(" ").filter(k => names[k]),
    c: [...li.querySelectorAll(".p-author:not(.owner)")].map(a => a.textContent),
  }));
  const label = { t: v => v, y: v => /^\d/.test(v) ? v : box.dataset.undated, k: v => names[v], c: v => v };

  for (const field of Object.keys(choice)) {
    const select = choice[field], count = new Map();
    for (const w of works) for (const v of new Set(w[field])) count.set(v, (count.get(v) || 0) + 1);
    let values = [...count.keys()];
    if (field === "c") values = values.filter(v => count.get(v) > 1);
    if (field !== "y") values.sort((a, b) => label[field](a).localeCompare(label[field](b), document.documentElement.lang));
    for (const v of values) select.add(new Option(label[field](v), v));
    select.parentElement.hidden = values.length < 2;
  }

  function apply() {
    let shown = 0;
    for (const w of works) {
      w.li.hidden = !Object.keys(choice).every(f => !choice[f].value || w[f].includes(choice[f].value));
      if (!w.li.hidden) shown++;
    }
    document.querySelectorAll(".all-works .year").forEach(s => { s.hidden = !s.querySelector(".works > li:not([hidden])"); });
    const all = shown === works.length;
    reset.hidden = all;
    box.querySelector("[role=status]").textContent = all ? "" : box.dataset.shown.replace("%", shown).replace("%", works.length);
  }
  box.addEventListener("change", apply);
  reset.addEventListener("click", () => {
    for (const select of Object.values(choice)) select.value = "";
    apply();
    box.querySelector("label:not([hidden]) select")?.focus();
  });
  slot.append(box);
  apply();
})();
