package native

import (
	"strings"

	"lectern/generator/decode"
	"lectern/generator/scholar"
)

// check makes sure of what no single value shows.
func (d *Decoder) check(c *decode.Context, n *decode.Node, value any) {
	switch v := value.(type) {
	case *scholar.Work:
		notNegative(c, n, "citations", v.Citations)
		notNegative(c, n, "position", v.Position)
		if y := n.Get("year"); y != nil && (v.Year != 0 && v.When().IsZero() || isZero(y)) {
			c.Report("bad-date", y, "years are 1000 to 9999; leave out one that is not known", "%d is no year", v.Year)
		}
		if y := n.Get("year"); y != nil && v.Year != 0 && !v.Date.IsZero() && int(v.Date.Year) != v.Year {
			warn(c, "two-years", y, "leave out the year", "the year is %d, but the date is %s", v.Year, v.Date)
		}
	case *scholar.Author:
		notNegative(c, n, "followers", v.Followers)
	}
}

// isZero reports whether a node is a whole number, namely 0, however it is written.
func isZero(n *decode.Node) bool {
	return n.Kind == decode.Number && strings.Trim(n.Str, "+-0_xob") == ""
}

func notNegative(c *decode.Context, n *decode.Node, key string, number int) {
	if number < 0 {
		c.Report("bad-number", n.Get(key), "", "%s cannot be %d", key, number)
	}
}
