// Package listing divides long lists into pages that are numbered from the oldest
// element, so that adding a newer one changes the first page only. It knows
// numbers, not works or addresses.
package listing

// List is a list, newest first, that is divided into pages of Size elements. Its
// first page (number 0 here) holds the newest Size to 2·Size-1 elements; page 1
// holds the oldest Size, page 2 the next, and none of these ever changes its
// members when a newer element is added: the first page grows until it can give
// Size elements away, as a page of their own.
type List struct {
	N    int // elements
	Size int // per page; below 1 the list is not divided
}

// Numbered returns how many pages there are besides the first one.
func (l List) Numbered() int {
	if l.Size < 1 {
		return 0
	}
	return max(0, l.N/l.Size-1)
}

// Range returns the elements of a page as a half-open range of indexes, where
// index 0 is the newest element. Page 0 is the first page.
func (l List) Range(page int) (from, to int) {
	if page == 0 {
		return 0, l.N - l.Numbered()*l.Size
	}
	to = l.N - (page-1)*l.Size
	return to - l.Size, to
}

// PageOf returns the page that holds the element at an index.
func (l List) PageOf(index int) int {
	if _, to := l.Range(0); index < to {
		return 0
	}
	return (l.N-1-index)/l.Size + 1
}

// firstJumps is about how many pages the first page leads to directly.
const firstJumps = 20

// Jumps returns the numbers of further pages that a page leads to, besides its
// neighbours, the first page and page 1, from the newest to the oldest. The first
// page has evenly spread ones; a numbered page has those at distances 3, 10, 30,
// 100, ... on both sides. These depend on its own number alone, except for newer
// pages that do not exist yet: a new page changes few of the older ones, and every
// page of a list of a million works is within 8 clicks of the first (held by a
// test), since Google Scholar finds works by plain links, at most 10 from home.
func (l List) Jumps(page int) []int {
	k := l.Numbered()
	if page == 0 {
		return spread(k)
	}
	var newer, older []int
	for d := 1; d < k; d *= 10 {
		for _, d := range [...]int{d, 3 * d} {
			if d == 1 {
				continue
			}
			if page+d <= k {
				newer = append(newer, page+d)
			}
			if page-d > 1 {
				older = append(older, page-d)
			}
		}
	}
	out := make([]int, 0, len(newer)+len(older))
	for i := len(newer) - 1; i >= 0; i-- {
		out = append(out, newer[i])
	}
	return append(out, older...)
}

// spread returns the multiples of a round step below k, at most firstJumps of
// them, largest first.
func spread(k int) []int {
	step := 1
	for i := 0; k/step > firstJumps; i++ {
		step = step * [...]int{2, 5, 2}[i%3] / [...]int{1, 2, 1}[i%3]
	}
	var out []int
	for n := (k - 1) / step * step; n > 1; n -= step {
		out = append(out, n)
	}
	return out
}
