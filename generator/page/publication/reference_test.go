package publication

import (
	"fmt"
	"strings"
	"testing"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/scholar"
)

func deck(t *testing.T) *card.Deck {
	t.Helper()
	var ds diag.List
	cat := &catalog.Catalog{}
	book := address.New(cat, &config.Config{BaseURL: "https://example.org/"}, &ds)
	words := map[string]string{"no_date": "n.d.", "et_al": "et al.", "reference_in": "In"}
	return card.New(card.Entries{Catalog: cat, Book: book, Lang: "en", Text: func(key string, args ...any) string {
		if key == "editors_short" {
			return map[bool]string{true: "ed.", false: "eds."}[args[0] == 1]
		}
		if key == "retracted_title" || key == "withdrawn_title" {
			return fmt.Sprintf("%s <title>: %s", key, args[0])
		}
		if words[key] == "" {
			t.Errorf("unexpected string %q", key)
		}
		return words[key]
	}})
}

func people(names ...string) []catalog.Authorship {
	var out []catalog.Authorship
	for _, n := range names {
		a := &scholar.Authorship{Name: scholar.Name{Display: n}}
		if group, ok := strings.CutPrefix(n, "="); ok {
			a.Name = scholar.Name{Display: group, Literal: group}
		}
		out = append(out, catalog.Authorship{Authorship: a, Author: &catalog.Author{Author: &scholar.Author{}}, Printed: a.Display})
	}
	return out
}

func title(s string) scholar.Text { return scholar.Text{Source: s} }

func TestReferences(t *testing.T) {
	journal := &catalog.Venue{Venue: &scholar.Venue{ID: "j", Name: title("Journal of X & Y")}}
	volume := &catalog.Work{Work: &scholar.Work{ID: "v", Title: title("Proceedings of Z")}}
	many := make([]string, 14)
	for i := range many {
		many[i] = fmt.Sprintf("Given Name%c", 'a'+rune(i))
	}
	for _, c := range []struct {
		work catalog.Work
		want string
	}{
		{catalog.Work{Work: &scholar.Work{Title: title("On <things>"), Type: "article", Year: 2022, Volume: "12", Issue: "3", Pages: "45--67", DOI: "10.1000/x"},
			Authorships: people("Ada King Lovelace", "Ludwig van Beethoven"), Venue: journal},
			`Lovelace, A. K. &amp; Beethoven, L. van. (2022). On &lt;things&gt;. <cite>Journal of X &amp; Y</cite>, 12(3), 45–67. <a href="https://doi.org/10.1000/x">https://doi.org/10.1000/x</a>`},
		{catalog.Work{Work: &scholar.Work{Title: title("Why?"), Type: "conference-paper", Pages: "1-9"},
			Authorships: people("=The Group"), EditorsOf: people("Ada Lovelace", "Bo Ek"), Volume: volume},
			`The Group. (n.d.). Why? In A. Lovelace &amp; B. Ek (eds.), <cite>Proceedings of Z</cite>, 1–9.`},
		{catalog.Work{Work: &scholar.Work{Title: title("A Book"), Type: "book", Year: 1999, Publisher: "Press", Series: title("Series"), Number: "7"},
			EditorsOf: people("Bo Ek")},
			`Ek, B. (ed.). (1999). <cite>A Book</cite>. Series 7. Press.`},
		{catalog.Work{Work: &scholar.Work{Title: title("Big"), Type: "preprint", Year: 2020, ArXiv: "2202.08791"}, Authorships: people(many...)},
			`Namea, G., Nameb, G., Namec, G., Named, G., Namee, G., Namef, G., Nameg, G., Nameh, G., Namei, G., Namej, G., et al. (2020). <cite>Big</cite>. <a href="https://arxiv.org/abs/2202.08791">arXiv:2202.08791</a>`},
		{catalog.Work{Work: &scholar.Work{Title: title("In a <journal>"), Type: "article", Status: "retracted", Publisher: "Press"}, Venue: journal},
			`(n.d.). retracted_title &lt;title&gt;: In a &lt;journal&gt;. <cite>Journal of X &amp; Y</cite>.`},
		{catalog.Work{Work: &scholar.Work{Title: title("Alone"), Type: "article", Status: "withdrawn", Publisher: "Press"}},
			`(n.d.). withdrawn_title &lt;title&gt;: <cite>Alone</cite>. Press.`},
		{catalog.Work{Work: &scholar.Work{Title: title("Part"), Type: "chapter", Publisher: "Press"}, Volume: volume},
			`(n.d.). Part. In <cite>Proceedings of Z</cite>. Press.`},
		{catalog.Work{Work: &scholar.Work{Title: title("T"), Type: "other", URL: `https://example.org/"><script>`}},
			`(n.d.). <cite>T</cite>. <a href="https://example.org/&#34;&gt;&lt;script&gt;">https://example.org/&#34;&gt;&lt;script&gt;</a>`},
	} {
		if got := string(reference(deck(t), &c.work)); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestEndsSentence(t *testing.T) {
	for html, want := range map[string]bool{"a": false, "a.": true, "a?": true, "<cite>a.</cite>": true, "<cite>a</cite>": false, "": false, "x>": false} {
		if got := endsSentence(html); got != want {
			t.Errorf("%q: %v", html, got)
		}
	}
}
