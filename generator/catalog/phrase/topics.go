package phrase

import (
	"slices"

	"lectern/generator/catalog/parallel"
	"lectern/generator/markup"
	"lectern/generator/scholar"
)

// Topics returns, for each of n works, the indexes of the topics of which it holds a
// phrase in its title, keywords or abstract, in any language; ascending. It is nil
// where no topic has phrases.
func Topics(topics []*scholar.Topic, n int, work func(i int) *scholar.Work) [][]int {
	var phrases []string
	var owner []int
	for i, t := range topics {
		for _, p := range t.Match {
			phrases, owner = append(phrases, p), append(owner, i)
		}
	}
	if len(phrases) == 0 {
		return nil
	}
	m := newMatcher(phrases)
	out := make([][]int, n)
	parallel.Ranges(n, func(from, to int) {
		for i := from; i < to; i++ {
			found := func(p int) { out[i] = append(out[i], owner[p]) }
			w := work(i)
			for _, k := range w.Keywords {
				m.find(k, found)
			}
			for _, t := range []scholar.Text{w.Title, w.Abstract} {
				for one := range t.Each() {
					m.find(markup.Plain(one), found)
				}
			}
			slices.Sort(out[i])
			out[i] = slices.Compact(out[i])
		}
	})
	return out
}
