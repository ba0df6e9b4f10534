package server

import "sync"

// How much the cache holds: the open pages of one person, and some more.
const (
	cachedPages = 64
	cachedBytes = 16 << 20
)

// cache keeps the pages that were drawn last, so that all the tabs that show one
// render it once. What is in it is right for ever, since its id says everything that
// it depends on; so old snapshots' pages just fall out at the end.
type cache struct {
	mu    sync.Mutex
	all   map[id]*cached
	order []id // oldest first
	bytes int
}

type cached struct {
	once  sync.Once
	page  *drawn
	bytes int // that the cache has counted
}

func newCache() cache { return cache{all: map[id]*cached{}} }

// get returns a page, made by the first who asks for it.
func (c *cache) get(want id, make func() *drawn) *drawn {
	c.mu.Lock()
	e, known := c.all[want]
	if !known {
		e = &cached{}
		c.all[want] = e
		c.order = append(c.order, want)
	}
	c.mu.Unlock()
	e.once.Do(func() {
		e.page = make()
		c.settle(want, e)
	})
	return e.page
}

// settle counts a new page, and drops old ones until there is room. A page that
// failed is dropped at once: what it failed on may be mended outside of the site.
func (c *cache) settle(want id, e *cached) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.all[want] != e: // others have pushed it out already
	case e.page.failed:
		delete(c.all, want)
	default:
		e.bytes = e.page.size()
		c.bytes += e.bytes
	}
	for len(c.order) > 0 && (len(c.order) > cachedPages || c.bytes > cachedBytes) {
		if old := c.all[c.order[0]]; old != nil {
			c.bytes -= old.bytes
		}
		delete(c.all, c.order[0])
		c.order = c.order[1:]
	}
}

func (d *drawn) size() int {
	if d.html != nil {
		return d.html.Size()
	}
	return len(d.body)
}
