package citation

import (
	"encoding/json"
	"testing"

	"lectern/generator/citation/item"
	"lectern/generator/citation/run"
)

// One work in all styles, as its page shows it: of an article, a paper and a book.
func BenchmarkReferences(b *testing.B) {
	var items []*item.Item
	for _, text := range []string{
		`{"type":"article-journal","title":"Salt marsh recovery after storms: a field study","author":[{"family":"Okonkwo","given":"Adaeze Ruth"},{"family":"Lindqvist","given":"Jean-Luc"}],"container-title":"Journal of Coastal Research Notes","volume":"12","issue":"3","page":"123-130","issued":{"date-parts":[[2020,3,4]]},"DOI":"10.5555/jcrn.12.3"}`,
		`{"type":"paper-conference","title":"On the Interplay between Fairness and Explainability","author":[{"family":"Brandl","given":"Stephanie"},{"family":"Bugliarello","given":"Emanuele"},{"family":"Chalkidis","given":"Ilias"}],"issued":{"date-parts":[[2024]]},"container-title":"Proceedings of a Workshop on Trust","page":"94-108","DOI":"10.5555/trust.10"}`,
		`{"type":"book","title":"The long shore: maps of a coast","author":[{"family":"Okonkwo","given":"Adaeze Ruth"}],"publisher":"Harbour University Press","publisher-place":"Bergen","edition":"2","issued":{"date-parts":[[2018]]}}`,
	} {
		var w csl
		if err := json.Unmarshal([]byte(text), &w); err != nil {
			b.Fatal(err)
		}
		items = append(items, w.item())
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		for _, s := range styles {
			run.HTML(s.Reference(items[i%len(items)]))
		}
	}
}
