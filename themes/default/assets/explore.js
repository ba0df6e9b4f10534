// The explorer of the site's graph. The page holds every word that it says; the data
// lies in files that are asked for by the hash of what is sought. Nothing moves by
// itself: a picture is laid out at once and drawn.
(() => {
  const root = document.getElementById('explorer');
  if (!root) return;
  const part = name => root.querySelector(`[data-part="${name}"]`);
  const svg = part('picture'), tools = part('tools'), found = part('found'), field = name => tools.querySelector(`[name=${name}]`), input = field('q');
  const kinds = ['author', 'work', 'topic', 'institution'];
  const nodes = new Map(), edges = new Map(), files = new Map();
  const view = { k: 1, q: 1, x: 0, y: 0 }; // q stretches a picture to the height that there is
  const ruler = document.createElement('canvas').getContext('2d');
  let focus = null, width = 600, height = 400, drawing = 0;

  const element = (name, attributes = {}, ...children) => {
    const e = document.createElementNS(svg.namespaceURI, name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    e.append(...children);
    return e;
  };
  const say = text => { part('status').textContent = text; };

  // FNV-1a of 32 bits, as the site's builder takes it.
  const hash = text => {
    let h = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) h = Math.imul(h ^ byte, 0x01000193);
    return h >>> 0;
  };
  const load = (folder, key, count) => {
    const address = `${root.dataset.data}${folder}/${hash(key) % count}.json`;
    if (!files.has(address)) {
      files.set(address, fetch(address).then(answer => answer.ok ? answer.json() : Promise.reject(answer.status)));
      files.get(address).catch(() => files.delete(address));
    }
    return files.get(address);
  };

  // The graph as far as it is known.
  const know = (id, label, leaf) => {
    let n = nodes.get(id);
    if (!n) {
      n = { id, label, leaf, kind: kinds.indexOf(id.split(':')[0]), works: 0, near: new Map(), x: 0, y: 0 };
      n.mark = element('path', { class: 'mark' });
      n.text = element('text', { 'paint-order': 'stroke', 'aria-hidden': true });
      n.text.textContent = label.length > 32 ? label.slice(0, 32).replace(/\s+\S*$/, '') + '…' : label;
      n.g = element('g', { class: 'k' + n.kind, role: 'button', tabindex: -1, 'data-id': id, 'aria-label': `${label}, ${kindName(n.kind)}` },
        element('title'), n.mark, n.text);
      n.g.firstChild.textContent = label;
      nodes.set(id, n);
    }
    return n;
  };
  const kindName = kind => tools.querySelector(`[name=kind][value="${kind}"]`).parentNode.textContent.trim();
  const join = (a, b, works) => {
    const key = [a.id, b.id].sort().join(' ');
    let e = edges.get(key);
    if (!e) {
      e = { a, b, works: 0, line: element('line') };
      edges.set(key, e);
      a.near.set(b, e);
      b.near.set(a, e);
    }
    e.works = Math.max(e.works, works);
  };

  const open = async id => {
    let data;
    try {
      data = (await load('nodes', id, root.dataset.nodes))[id];
    } catch { /* said below */ }
    if (!data) return say(root.dataset.failed);
    const centre = know(id, data.l);
    centre.page = data.u;
    if (!centre.open) {
      centre.open = true;
      const all = data.n.map(near => {
        const known = nodes.has(near.i), n = know(near.i, near.l, near.z);
        n.works = Math.max(n.works, near.n);
        if (near.f) { n.first = Math.min(n.first || near.f, near.f); n.last = Math.max(n.last || 0, near.t); }
        join(centre, n, Math.max(1, near.n));
        n.fresh = !known;
        return n;
      });
      const e = data.e || [];
      for (let i = 0; i < e.length; i += 3) join(all[e[i]], all[e[i + 1]], e[i + 2]);
      place(centre, all.filter(n => n.fresh));
      topics();
    }
    select(centre);
    fit();
  };

  // New nodes stand on an arc around the node that was opened, away from what it was
  // joined with before; then they make room for each other and for those that stay.
  const place = (centre, fresh) => {
    const old = [...centre.near.keys()].filter(n => !fresh.includes(n));
    const away = old.length ? Math.atan2(old.reduce((s, n) => s + centre.y - n.y, 0), old.reduce((s, n) => s + centre.x - n.x, 0)) : -Math.PI / 2;
    const arc = old.length ? Math.PI * 1.3 : Math.PI * 2;
    fresh.forEach((n, i) => {
      const angle = away + (fresh.length < 2 ? 0 : (i / (old.length ? fresh.length - 1 : fresh.length) - (old.length ? .5 : 0)) * arc);
      n.x = centre.x + 210 * Math.cos(angle);
      n.y = centre.y + 150 * Math.sin(angle);
    });
    const all = [...nodes.values()];
    for (let round = 0, heat = 14; round < 160; round++, heat *= .98) {
      for (const n of fresh) {
        let fx = 0, fy = 0;
        for (const m of all) {
          if (m === n) continue;
          const dx = (n.x - m.x) * .45 || .01, dy = n.y - m.y || .01, d = dx * dx + dy * dy; // labels are wide
          if (d < 40000) { fx += 3000 * dx / d / 8; fy += 3000 * dy / d / 8; }
        }
        for (const m of n.near.keys()) {
          const dx = m.x - n.x, dy = m.y - n.y, d = Math.hypot(dx, dy) || 1, pull = (d - (m === centre ? 150 : 130)) / d * (m === centre ? .12 : .02);
          fx += dx * pull; fy += dy * pull;
        }
        const length = Math.hypot(fx, fy) || 1, step = Math.min(length, heat) / length;
        n.x += fx * step; n.y += fy * step;
      }
    }
  };

  // What the filters leave.
  const shown = n => {
    if (n === focus) return true;
    const from = +field('from').value || 0, to = +field('to').value || 9999, topic = nodes.get(field('topic').value);
    return tools.querySelector(`[name=kind][value="${n.kind}"]`).checked
      && (!n.first || n.last >= from && n.first <= to)
      && (!topic || n === topic || n.near.has(topic));
  };
  const topics = () => {
    const list = field('topic'), was = list.value;
    const all = [...nodes.values()].filter(n => n.kind === 2).sort((a, b) => a.label.localeCompare(b.label));
    list.replaceChildren(list.options[0], ...all.map(n => new Option(n.label, n.id)));
    list.value = was;
  };

  const radius = n => n === focus ? 9 : n.open ? 7 : 4 + Math.min(3, Math.sqrt(n.works) / 2);
  const shapes = [
    r => `M${-r} 0a${r} ${r} 0 0 1 ${2 * r} 0a${r} ${r} 0 0 1 ${-2 * r} 0z`,
    r => `M${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}z`,
    r => `M0 ${-r - 1}L${r + 1} 0L0 ${r + 1}L${-r - 1} 0z`,
    r => `M0 ${-r - 1}L${r + 1} ${r}h${-2 * r - 2}z`,
  ];

  const draw = () => {
    drawing = 0;
    const seen = [...nodes.values()].filter(shown), set = new Set(seen);
    const lines = [...edges.values()].filter(e => set.has(e.a) && set.has(e.b));
    const at = n => [view.x + n.x * view.k, view.y + n.y * view.k * view.q];
    for (const e of lines) {
      const [x1, y1] = at(e.a), [x2, y2] = at(e.b);
      for (const [key, value] of Object.entries({ x1, y1, x2, y2 })) e.line.setAttribute(key, value.toFixed(1));
      e.line.setAttribute('class', `w${Math.min(3, Math.ceil(Math.log2(e.works + 1)))}${e.a === focus || e.b === focus ? ' lit' : ''}`);
    }
    part('lines').replaceChildren(...lines.map(e => e.line));
    const order = seen.sort((a, b) => (b === focus) - (a === focus) || !!b.open - !!a.open || b.works - a.works);
    label(order, at);
    const active = document.activeElement;
    part('marks').replaceChildren(...order.toReversed().map(n => n.g));
    if (active && active.dataset && active.dataset.id && active.isConnected && active !== document.activeElement) active.focus({ preventScroll: true });
    say(root.dataset.status.replace('{0}', seen.length).replace('{1}', lines.length));
  };
  const redraw = () => { drawing = drawing || requestAnimationFrame(draw); };

  // Each label stands right or left of its mark, or above or below it, where it lies on
  // nothing else; one without room is seen when it is pointed at.
  const label = (order, at) => {
    const style = getComputedStyle(svg);
    ruler.font = `600 12px ${style.fontFamily}`;
    const taken = order.map(n => { const [x, y] = at(n), r = radius(n) + 1; return [x - r, y - r, x + r, y + r, n]; });
    const free = (box, n) => box[0] > 0 && box[2] < width && taken.every(t => t[4] === n || box[2] < t[0] || box[0] > t[2] || box[3] < t[1] || box[1] > t[3]);
    for (const n of order) {
      const [x, y] = at(n), r = radius(n), w = ruler.measureText(n.text.textContent).width + 2;
      n.g.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      n.g.setAttribute('class', `k${n.kind}${n === focus ? ' focus' : ''}${n.leaf ? ' leaf' : ''}`);
      n.mark.setAttribute('d', shapes[n.kind](r));
      const places = [[r + 5, 4, 'start', x + r + 3], [-r - 5, 4, 'end', x - r - 5 - w], [0, -r - 6, 'middle', x - w / 2], [0, r + 15, 'middle', x - w / 2]];
      const fits = places.map(p => [p, [p[3], y + p[1] - 12, p[3] + w, y + p[1] + 4]]).find(([, box]) => free(box, n));
      const [dx, dy, anchor] = fits ? fits[0] : places[0];
      if (fits) taken.push([...fits[1], n]);
      n.g.classList.toggle('quiet', !fits);
      for (const [key, value] of Object.entries({ x: dx, y: dy, 'text-anchor': anchor })) n.text.setAttribute(key, value);
    }
  };

  const size = () => {
    width = svg.clientWidth || 600;
    height = svg.clientHeight || 400;
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  };
  const fit = () => {
    size();
    const all = [...nodes.values()].filter(shown);
    if (!all.length) return;
    const xs = all.map(n => n.x), ys = all.map(n => n.y), left = Math.min(...xs), top = Math.min(...ys);
    const side = Math.min(130, width / 4), w = Math.max(...xs) - left || 1, h = Math.max(...ys) - top || 1;
    view.k = Math.min(1.6, (width - 2 * side) / w, (height - 60) / h);
    view.q = Math.min(3, (height - 60) / (h * view.k));
    view.x = (width - w * view.k) / 2 - left * view.k;
    view.y = (height - h * view.k * view.q) / 2 - top * view.k * view.q;
    redraw();
  };
  const zoom = (by, x = width / 2, y = height / 2) => {
    const k = Math.min(6, Math.max(.1, view.k * by));
    view.x = x - (x - view.x) * k / view.k;
    view.y = y - (y - view.y) * k / view.k;
    view.k = k;
    redraw();
  };

  // Who is in the middle, in words: the same for those who do not see the picture.
  const select = n => {
    focus = n;
    for (const m of nodes.values()) m.g.setAttribute('tabindex', m === n ? 0 : -1);
    part('about').hidden = false;
    part('name').textContent = n.label;
    const link = part('page');
    link.parentNode.hidden = !n.page;
    if (n.page !== undefined) {
      link.parentNode.hidden = false;
      link.href = root.dataset.root + n.page;
      if (location.hash !== '#' + n.id) history.replaceState(null, '', location.pathname + '#' + n.id);
    }
    part('near').replaceChildren(...[...n.near.keys()].filter(shown).sort((a, b) => a.kind - b.kind || n.near.get(b).works - n.near.get(a).works).map(m => {
      const item = document.createElement('li'), button = document.createElement('button');
      button.type = 'button';
      button.textContent = m.label;
      button.className = 'k' + m.kind;
      button.disabled = !!m.leaf;
      button.addEventListener('click', () => go(m.id));
      item.append(button);
      return item;
    }));
    redraw();
  };
  const go = async id => {
    const n = nodes.get(id);
    if (n && n.leaf) return select(n);
    await open(id);
  };

  // Search: the first word says in which file, all words say who.
  const fold = text => text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().normalize('NFC')
    .replace(/[øłđıßæœþ]/g, c => ({ ø: 'o', ł: 'l', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' })[c]);
  const words = text => fold(text).split(/[^\p{L}\p{M}\p{N}]+/u).filter(w => w);
  let asked = 0;
  const find = async () => {
    const sought = words(input.value), turn = ++asked;
    found.replaceChildren();
    if (!sought.length) return;
    const letters = [...sought[0]], prefix = letters.slice(0, letters[0].codePointAt(0) >= 0x2e80 ? 1 : 3).join('');
    let list = [];
    try {
      list = (await load('find', prefix, root.dataset.words))[prefix] || [];
    } catch { return say(root.dataset.failed); }
    if (turn !== asked) return;
    const hits = [];
    for (let i = 0; i < list.length && hits.length < 10; i += 2) {
      const has = words(list[i + 1]);
      if (sought.every(s => has.some(w => w.startsWith(s)))) hits.push([list[i], list[i + 1]]);
    }
    found.replaceChildren(...hits.map(([id, name]) => {
      const item = document.createElement('li'), button = document.createElement('button');
      button.type = 'button';
      button.textContent = name;
      button.className = 'k' + kinds.indexOf(id.split(':')[0]);
      button.addEventListener('click', () => { input.value = ''; found.replaceChildren(); go(id); });
      item.append(button);
      return item;
    }));
    if (!hits.length) say(root.dataset.none);
  };

  const save = (name, type, text) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const picture = () => {
    const list = [...nodes.values()].filter(shown), set = new Set(list);
    return {
      nodes: list.map(n => ({ id: n.id, kind: kinds[n.kind], label: n.label })),
      edges: [...edges.values()].filter(e => set.has(e.a) && set.has(e.b)).map(e => ({ source: e.a.id, target: e.b.id, works: e.works })),
    };
  };
  const xml = text => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`);
  const graphml = g => '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    + '<key id="label" for="node" attr.name="label" attr.type="string"/><key id="kind" for="node" attr.name="kind" attr.type="string"/>'
    + '<key id="works" for="edge" attr.name="works" attr.type="int"/><graph edgedefault="undirected">\n'
    + g.nodes.map(n => `<node id="${xml(n.id)}"><data key="label">${xml(n.label)}</data><data key="kind">${n.kind}</data></node>\n`).join('')
    + g.edges.map(e => `<edge source="${xml(e.source)}" target="${xml(e.target)}"><data key="works">${e.works}</data></edge>\n`).join('')
    + '</graph></graphml>\n';

  const acts = {
    in: () => zoom(1.3),
    out: () => zoom(1 / 1.3),
    fit,
    clear: () => {
      const id = focus && focus.page !== undefined ? focus.id : root.dataset.start;
      nodes.clear();
      edges.clear();
      focus = null;
      topics();
      open(id);
    },
    json: () => save('graph.json', 'application/json', JSON.stringify(picture(), null, 1) + '\n'),
    graphml: () => save('graph.graphml', 'application/xml', graphml(picture())),
  };
  root.addEventListener('click', event => {
    const button = event.target.closest('[data-act]');
    if (button) acts[button.dataset.act]();
  });
  input.addEventListener('keydown', event => {
    const first = found.querySelector('button');
    if (event.key === 'Enter' && first) first.click();
  });
  input.addEventListener('input', find);
  tools.addEventListener('change', event => { if (event.target !== input && focus) select(focus); });

  // The hand.
  const hands = new Map();
  let moved = 0;
  svg.addEventListener('pointerdown', event => {
    hands.set(event.pointerId, [event.clientX, event.clientY]);
    moved = 0;
  });
  svg.addEventListener('pointermove', event => {
    const was = hands.get(event.pointerId);
    if (!was) return;
    const dx = event.clientX - was[0], dy = event.clientY - was[1], other = [...hands].find(([id]) => id !== event.pointerId);
    moved += Math.abs(dx) + Math.abs(dy);
    if (moved > 4) svg.setPointerCapture(event.pointerId);
    if (other) {
      const box = svg.getBoundingClientRect(), [ox, oy] = other[1];
      zoom(Math.hypot(event.clientX - ox, event.clientY - oy) / (Math.hypot(was[0] - ox, was[1] - oy) || 1), ox - box.left, oy - box.top);
    } else {
      view.x += dx;
      view.y += dy;
      redraw();
    }
    hands.set(event.pointerId, [event.clientX, event.clientY]);
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) svg.addEventListener(end, event => hands.delete(event.pointerId));
  svg.addEventListener('click', event => {
    const g = event.target.closest('[data-id]');
    if (g && moved <= 4) go(g.dataset.id);
  });
  svg.addEventListener('wheel', event => {
    if (!event.ctrlKey && !event.metaKey) return; // the page scrolls
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });

  // The keyboard: arrows go to the next mark in their direction.
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  svg.addEventListener('keydown', event => {
    const g = event.target.closest('[data-id]'), here = g && nodes.get(g.dataset.id), way = ways[event.key];
    if (event.key === '+' || event.key === '-' || event.key === '0') {
      ({ '+': acts.in, '-': acts.out, 0: fit })[event.key]();
    } else if (here && (event.key === 'Enter' || event.key === ' ')) {
      go(here.id).then(() => focus.g.focus({ preventScroll: true }));
    } else if (here && way) {
      let best = null, least = Infinity;
      for (const n of nodes.values()) {
        const along = (n.x - here.x) * way[0] + (n.y - here.y) * way[1], aside = Math.abs((n.x - here.x) * way[1]) + Math.abs((n.y - here.y) * way[0]);
        if (n !== here && shown(n) && along > 0 && along + 2 * aside < least) [best, least] = [n, along + 2 * aside];
      }
      if (best) {
        here.g.setAttribute('tabindex', -1);
        best.g.setAttribute('tabindex', 0);
        best.g.focus({ preventScroll: true });
      }
    } else return;
    event.preventDefault();
  });

  // Other pages name the node in the query, since a fragment would name a place in the page.
  const wanted = () => decodeURIComponent(location.hash.slice(1)) || new URLSearchParams(location.search).get('at');
  const start = () => {
    const id = wanted() || '';
    open(kinds.includes(id.split(':')[0]) ? id : root.dataset.start);
  };
  addEventListener('hashchange', start);
  addEventListener('resize', () => { if (focus) fit(); });
  root.classList.add('on');
  size();
  if (wanted() || root.dataset.start) start();
})();
