// Keeps this page up to date with the preview server that it came from. The tag that
// loads it says what the page shows: data-looks, a digest of it, and data-style, the
// address of its stylesheet. The server compares that with what there is, so nothing
// is missed while the page sleeps or the server is away.
'use strict';
(() => {
	let own = document.currentScript;
	const at = (name) => own.src.slice(0, own.src.lastIndexOf('/') + 1) + name;
	let style = own.dataset.style;
	let stream = null;
	let timer = 0;

	// A stream takes one of the six connections that browsers make to a server, so
	// pages that nobody sees have none.
	function connect() {
		disconnect();
		if (document.visibilityState === 'hidden') return;
		const shown = new URLSearchParams({path: location.pathname, looks: own.dataset.looks, style});
		stream = new EventSource(at('events') + '?' + shown);
		const on = (name, then) => stream.addEventListener(name, (e) => { expect(); then(JSON.parse(e.data)); });
		on('content', renew);
		on('reload', reload);
		on('style', (to) => restyle(to.href));
		on('trouble', complain);
		on('clear', clear);
		on('beat', () => {});
		stream.onerror = () => { disconnect(); timer = setTimeout(connect, 500); };
		expect();
	}

	function disconnect() {
		clearTimeout(timer);
		if (stream) stream.close();
		stream = null;
	}

	// expect a sign of life at least every 15 seconds: after a sleep a dead connection
	// looks like a quiet one.
	function expect() {
		clearTimeout(timer);
		timer = setTimeout(connect, 40000);
	}

	addEventListener('pagehide', disconnect);
	addEventListener('pageshow', (e) => { if (e.persisted) connect(); });
	document.addEventListener('visibilitychange', () => document.hidden ? disconnect() : connect());

	// Showing what has changed. The page's new content takes the place of the old one in
	// the same document, which is there sooner than a document that is loaded again, and
	// does not flicker. Where that would not come to the same, the page is reloaded.

	let renewing = false;
	let newer = false; // there has been another change since

	async function renew() {
		newer = true;
		if (renewing) return;
		renewing = true;
		try {
			while (newer) {
				newer = false;
				const answer = await fetch(location.pathname + location.search);
				const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
				if (answer.redirected || !exchangeable(fresh)) return reload();
				exchange(fresh);
			}
		} catch {
			return reload();
		} finally {
			renewing = false;
		}
	}

	// What a document is told for good: it must be the same before and after.
	const lasting = 'base, meta[http-equiv], link[rel~="stylesheet"]';
	const told = (doc) => [...doc.querySelectorAll(lasting)].map((e) => [e.localName, e.href, e.httpEquiv, e.content, e.media].join(' ')).join('\n');
	const ours = (doc) => [...doc.scripts].findLast((s) => s.src === own.src && s.dataset.looks);

	// exchangeable tells whether this document can have the content of another: scripts
	// listen to elements that go, so each must say with data-again that it may run
	// again; and the server's own pages have a policy that stands in no document.
	function exchangeable(fresh) {
		const again = (s) => s.src === own.src || (s.src && s.hasAttribute('data-again')) || /\+json$/.test(s.type);
		return ours(fresh) && told(fresh) === told(document) && [document, fresh].every((d) =>
			!d.body.classList.contains('lectern') && [...d.scripts].every(again));
	}

	function exchange(fresh) {
		const was = place();
		const mine = ours(fresh);
		const root = document.documentElement;
		for (const a of [...root.attributes]) if (!fresh.documentElement.hasAttribute(a.name)) root.removeAttribute(a.name);
		for (const a of fresh.documentElement.attributes) root.setAttribute(a.name, a.value);
		const old = [...document.head.children].filter((e) => !e.matches(lasting));
		for (const e of [...fresh.head.children]) {
			const same = old.findIndex((o) => o.isEqualNode(e));
			if (same >= 0) old.splice(same, 1);
			else if (!e.matches(lasting)) document.head.append(e);
		}
		for (const e of old) e.remove();
		document.body.replaceWith(fresh.body);
		own = mine;
		back(was, rerun());
	}

	// rerun runs the page's scripts, one after the other as they stand there, and tells when
	// they are done.
	function rerun() {
		return Promise.all([...document.querySelectorAll('script[data-again]')].map((old) => new Promise((done) => {
			const copy = document.createElement('script');
			for (const a of old.attributes) copy.setAttribute(a.name, a.value);
			copy.async = false;
			copy.addEventListener('load', done);
			copy.addEventListener('error', done);
			old.replaceWith(copy);
		})));
	}

	// What the reader looks at stays where it is on the screen, even where the page has
	// grown above it; open details stay open; the focus stays.

	const memory = 'lectern.place';

	function reload() {
		disconnect();
		try {
			sessionStorage.setItem(memory, JSON.stringify(place()));
			history.scrollRestoration = 'manual';
		} catch { /* storage is forbidden: the browser keeps what it can */ }
		location.reload();
	}

	function place() {
		const focus = document.activeElement;
		return {
			path: location.pathname, x: scrollX, y: scrollY, anchor: scrollY > 0 ? anchor() : null,
			open: [...document.querySelectorAll('details')].map((d) => d.open),
			focus: focus && focus !== document.body ? {nth: likes(focus).indexOf(focus), name: name(focus), value: focus.value} : null,
		};
	}

	// anchor is the element with an id that is nearest to the top of the window.
	function anchor() {
		let best = null;
		for (const e of document.querySelectorAll('body [id]')) {
			const top = e.getBoundingClientRect().top;
			if (e.getClientRects().length && (!best || Math.abs(top) < Math.abs(best.top))) best = {id: e.id, top};
		}
		return best;
	}

	// name is what an element is known by after a reload, among others of the name.
	const name = (e) => [e.localName, e.id, e.getAttribute('href'), e.getAttribute('name')].join(' ');
	const likes = (e) => [...document.getElementsByTagName(e.localName)].filter((o) => name(o) === name(e));

	function restore() {
		let was = null;
		try {
			was = JSON.parse(sessionStorage.getItem(memory));
			sessionStorage.removeItem(memory);
		} catch { /* as above */ }
		if (!was) return;
		const loaded = new Promise((done) => addEventListener('load', done, {once: true}));
		if (was.path === location.pathname) back(was, loaded);
		loaded.then(() => { history.scrollRestoration = 'auto'; });
	}

	// back puts the reader where they were, and again when all is there, unless they have
	// moved on.
	function back(was, complete) {
		const details = document.querySelectorAll('details');
		if (details.length === was.open.length) details.forEach((d, i) => { d.open = was.open[i]; });
		if (was.focus) refocus(was.focus);
		if (!was.x && !was.y) return; // nothing is asked that the browser would have to lay out the page for
		scroll(was);
		const y = scrollY;
		complete.then(() => { if (scrollY === y) scroll(was); });
	}

	function scroll(was) {
		scrollTo({left: was.x, top: was.y, behavior: 'instant'});
		const e = was.anchor && document.getElementById(was.anchor.id);
		if (e) scrollBy({top: e.getBoundingClientRect().top - was.anchor.top, behavior: 'instant'});
	}

	function refocus(was) {
		const all = document.getElementsByTagName(was.name.split(' ')[0]);
		const e = [...all].filter((o) => name(o) === was.name)[was.nth];
		if (!e) return;
		if (was.value !== undefined && e.localName !== 'button') e.value = was.value;
		e.focus({preventScroll: true});
	}

	// restyle loads the new stylesheet beside the old one, which goes when the new one
	// is there: the page is never without.
	function restyle(href) {
		const path = (url) => new URL(url, location).pathname;
		const old = [...document.querySelectorAll('link[rel~="stylesheet"]')];
		const last = old.findLast((l) => path(l.href) === path(style));
		style = href;
		if (!last) return reload();
		last.dataset.lectern = 'style'; // and so its copy
		const fresh = last.cloneNode();
		fresh.href = href;
		fresh.addEventListener('load', () => {
			for (const l of old) if (l.dataset.lectern === 'style') l.remove();
		});
		fresh.addEventListener('error', () => { if (style === href) reload(); });
		last.after(fresh);
	}

	// The overlay: what is wrong with the input, over the last good page. It lives in a
	// shadow tree, where the page's styles do not reach it.

	let overlay = null;
	let dismissed = '';
	let said = '';

	function element(tag, text, cls) {
		const e = document.createElement(tag);
		e.textContent = text;
		if (cls) e.className = cls;
		return e;
	}

	const count = (n, word) => n + ' ' + word + (n === 1 ? '' : 's');

	function complain(report) {
		said = JSON.stringify(report);
		if (said === dismissed) return;
		close();
		overlay = document.createElement('lectern-trouble');
		const shadow = overlay.attachShadow({mode: 'open'});
		const sheet = document.createElement('link');
		sheet.rel = 'stylesheet';
		sheet.href = at('overlay.css');
		const alert = document.createElement('section');
		alert.setAttribute('role', 'alert');
		shadow.append(sheet, alert);
		document.documentElement.append(overlay);
		alert.append(...content(report)); // after the alert is there, so that it is read out
	}

	function content(report) {
		const what = report.errors ? count(report.errors, 'error') : count(report.warnings, 'warning');
		const button = element('button', 'Close (Esc)');
		button.type = 'button';
		button.addEventListener('click', dismiss);
		const head = document.createElement('header');
		const good = !document.body.classList.contains('lectern'); // which the server's own pages have
		head.append(element('h1', good ? what + ': this is the last good version of the page' : what), button);
		const list = document.createElement('ol');
		for (const d of report.items) list.append(item(d));
		const parts = [head, list];
		if (report.more) parts.push(element('p', 'and ' + report.more + ' more: see the terminal'));
		return parts;
	}

	function item(d) {
		const li = element('li', '', d.severity);
		const message = element('p', '');
		message.append(element('strong', d.severity + ': '), d.message);
		if (d.place) li.append(element('p', d.place, 'place'));
		li.append(message);
		if (d.source) {
			const pre = element('pre', d.source);
			pre.tabIndex = 0; // long lines are scrolled with the keyboard
			li.append(pre);
		}
		if (d.hint) li.append(element('p', d.hint, 'hint'));
		return li;
	}

	function close() {
		if (overlay) overlay.remove();
		overlay = null;
	}

	function dismiss() {
		dismissed = said;
		close();
	}

	function clear() {
		dismissed = '';
		close();
	}

	addEventListener('keydown', (e) => { if (e.key === 'Escape' && overlay) dismiss(); }, true);

	restore();
	connect();
})();
