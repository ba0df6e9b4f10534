package syntax

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"lectern/generator/diag"
)

// syntheticLines returns records shaped like real ones: an abstract of about a
// kilobyte, three authors, a few identifiers.
func syntheticLines(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("we show that a model of language can learn étude résumé from few examples and “quoted” terms in large corpora without much effort")
	var b strings.Builder
	for i := range n {
		var text []string
		for range 150 {
			text = append(text, words[r.IntN(len(words))])
		}
		abstract := strings.Join(text, " ")
		if i%4 == 0 {
			abstract += ` \"quoted\"`
		}
		fmt.Fprintf(&b, `{"id":"work-%d","title":"A title of some %d words","abstract":"%s","year":%d,"type":"article","venue":"acl","pages":"1-%d","authors":[`, i, i, abstract, 1990+i%30, i)
		for k := range 3 {
			if k > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, `{"id":"author-%d","name":"First%d Last%d"}`, i+k, i, k)
		}
		fmt.Fprintf(&b, `],"doi":"10.5555/%d","url":"https://example.org/%d","topics":["one","two"],"extra":{"container":"Proceedings of something"}}`+"\n", i, i)
	}
	return []byte(b.String())
}

func BenchmarkLines(b *testing.B) {
	src := syntheticLines(2000)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		ds := new(diag.List)
		n := 0
		for range Lines("works.jsonl", src, 1, ds) {
			n++
		}
		if n != 2000 || ds.Len() > 0 {
			b.Fatal(n, ds.Sorted())
		}
	}
}
