package item

import (
	"reflect"
	"testing"

	"lectern/generator/scholar"
)

// What an item takes from a work, where that is not the field of the same name.
func TestOf(t *testing.T) {
	text := func(s string) scholar.Text { return scholar.Text{Source: s} }
	for _, c := range []struct {
		work  scholar.Work
		short string
		want  Item
	}{
		{scholar.Work{Type: scholar.TypeArticle, Title: text("T"), Venue: "Journal", Pages: "1--9", ArticleNumber: "e7", Number: "8"}, "J.",
			Item{Type: "article-journal", Title: "T", ContainerTitle: "Journal", ContainerShort: "J.", Page: "1-9", Number: "e7"}},
		{scholar.Work{Type: scholar.TypeArticle, Title: text("T"), Status: scholar.StatusInPress}, "J.",
			Item{Type: "article-journal", Title: "T", Status: "in press"}},
		{scholar.Work{Type: scholar.TypePreprint, Title: text("T"), ArXiv: "2202.08791", Year: 2022}, "",
			Item{Type: "article", Title: "T", Number: "arXiv:2202.08791", Publisher: "arXiv", URL: "https://arxiv.org/abs/2202.08791", Issued: Date{Year: 2022}}},
		{scholar.Work{Type: scholar.TypePreprint, Title: text("T"), ArXiv: "2202.08791", DOI: "10.5555/a", Publisher: "P"}, "",
			Item{Type: "article", Title: "T", Number: "arXiv:2202.08791", Publisher: "P", DOI: "10.5555/a"}},
		{scholar.Work{Type: scholar.TypeThesis, Title: text("T"), School: "S", Extra: map[string]any{"thesis_type": "PhD thesis"}}, "",
			Item{Type: "thesis", Title: "T", Publisher: "S", Genre: "PhD thesis"}},
		{scholar.Work{Type: scholar.TypeSoftware, Title: text("T"), Edition: "1.2"}, "", Item{Type: "software", Title: "T", Version: "1.2"}},
		{scholar.Work{Type: scholar.TypeWorkingPaper, Title: text("T")}, "", Item{Type: "article", Title: "T", Genre: "Working paper"}},
		{scholar.Work{Type: scholar.TypePoster, Title: text("T"), Event: scholar.Event{Name: text("Days"), Start: scholar.Date{Year: 2020, Month: 2}}}, "",
			Item{Type: "speech", Title: "T", Genre: "Poster", Event: "Days", EventDate: [2]Date{{Year: 2020, Month: 2}}}},
	} {
		if got := Of(&c.work, c.short); !reflect.DeepEqual(*got, c.want) {
			t.Errorf("\n got %+v\nwant %+v", *got, c.want)
		}
	}
	people := Of(&scholar.Work{Authors: []scholar.Authorship{{Name: scholar.Name{Display: "Ludwig van Beethoven"}}, {Name: scholar.Name{Literal: "The Group", Display: "The Group"}},
		{Name: scholar.Name{Display: "王小明"}}}}, "").Author
	if want := []Name{{Family: "Beethoven", Given: "Ludwig", Particles: "van"}, {Literal: "The Group"}, {Literal: "王小明"}}; !reflect.DeepEqual(people, want) {
		t.Errorf("%+v", people)
	}
}
