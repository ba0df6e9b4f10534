package entry_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lectern/generator/diag"
	"lectern/generator/format/bibtex"
	"lectern/generator/format/bibtex/entry"
	"lectern/generator/format/native"
	"lectern/generator/markup"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

func named(names ...scholar.Name) []scholar.Authorship {
	var out []scholar.Authorship
	for _, n := range names {
		out = append(out, scholar.Authorship{Name: n})
	}
	return out
}

func titled(source string) scholar.Text {
	nodes, _ := markup.Parse(source)
	return scholar.Text{Source: source, Nodes: nodes}
}

// full is a work with all that an entry can say.
func full() *scholar.Work {
	return &scholar.Work{
		ID: "full", CiteKey: "vallee1896these", Type: scholar.TypeArticle,
		Title: titled(`On DNA & the 5% of H<sub>2</sub>O: $E = mc^2$ in "x_y" #1`),
		Authors: named(scholar.Name{Given: "Charles Jean", Particles: "de la", Family: "Vallée Poussin"}, scholar.Name{Given: "Martin Luther", Family: "King", Suffix: "Jr."},
			scholar.Name{Literal: "Rock and Roll Group, Inc."}, scholar.Name{Display: "Plato"}, scholar.Name{Display: "王小明"}),
		Editors: named(scholar.Name{Given: "Ann", Family: "da Silva"}), Venue: "Journal of X & Y", Volume: "12", Issue: "3", Pages: "A1–A9",
		ArticleNumber: "e7", Publisher: "Smith and Sons", Place: "Łódź", Date: scholar.Date{Year: 1996, Month: 9, Day: 2},
		DOI: "10.1002/(SICI)1_2#3", ArXiv: "2202.08791", Extra: map[string]any{"arxiv_class": "cs.CL"}, URL: "https://example.org/a_b%20c?d=1&e=~f#g",
		Identifiers: map[string]string{"issn": "1234-5679"}, Language: "de", Keywords: []string{"R&D", "50%"}, Status: scholar.StatusRetracted,
		Note: titled("See <i>there</i>."), Abstract: titled("A < b & $x$."),
	}
}

func work(change func(w *scholar.Work)) *scholar.Work {
	w := full()
	change(w)
	return w
}

func write(w *scholar.Work, opt entry.Options) string { return string(entry.Append(nil, w, opt)) }

// What the conventions of the scholarly web ask of .bib files, each rule by the words
// that it has there (F10).
func TestF10(t *testing.T) {
	classic, biblatex := write(full(), entry.Options{}), write(full(), entry.Options{BibLaTeX: true})
	for _, c := range []struct{ rule, text, want string }{
		{"the key as it is", classic, "@article{vallee1896these,"},
		{"authors as von Last, Jr, First joined by and", classic, "author = {de la Vallée Poussin, Charles Jean and King, Jr., Martin Luther and "},
		{"corporate names in braces of their own", classic, "and {Rock and Roll Group, Inc.} and Plato and 王小明}"},
		{"a family name that begins in a small letter", classic, "editor = {{da Silva}, Ann}"},
		{"corporate names in double braces", write(work(func(w *scholar.Work) { w.Authors = w.Authors[2:3] }), entry.Options{}), "author = {{Rock and Roll Group, Inc.}},"},
		{"escapes in text", classic, `R\&D, 50\%`},
		{"escapes in titles", classic, `\& the 5\% of`},
		{"hash and underscore in titles", classic, `x\_y" \#1`},
		{"no escapes in doi", classic, "doi = {10.1002/(SICI)1_2#3}"},
		{"no escapes in url", classic, "url = {https://example.org/a_b%20c?d=1&e=~f#g}"},
		{"pages with two hyphens", classic, "pages = {A1--A9}"},
		{"the month as a macro", classic, "month = sep,"},
		{"braces around capitals inside title words", classic, "title = {On {DNA} \\& "},
		{"formulas kept", classic, "{$E = mc^2$}"},
		{"UTF-8", classic, "address = {Łódź}"},
		{"accents as LaTeX", write(full(), entry.Options{ASCII: true}), `address = {{\L}{\'{o}}d{\'{z}}}`},
		{"eprint of BibTeX", classic, "eprint = {2202.08791},\n  archivePrefix = {arXiv},\n  primaryClass = {cs.CL}"},
		{"eprint of BibLaTeX", biblatex, "eprint = {2202.08791},\n  eprinttype = {arXiv},\n  eprintclass = {cs.CL}"},
		{"journaltitle and date of BibLaTeX", biblatex, "journaltitle = {Journal of X \\& Y}"},
		{"date of BibLaTeX", biblatex, "date = {1996-09-02}"},
		{"lists kept whole", write(work(func(w *scholar.Work) { w.Type = scholar.TypeBook }), entry.Options{}), "publisher = {{Smith and Sons}}"},
		{"the number of what has no field for it", write(work(func(w *scholar.Work) { w.Type, w.Number = scholar.TypePatent, "EP 1" }), entry.Options{}), "note = {Retracted. No. EP 1. See"},
		{"an edited book of BibLaTeX", write(work(func(w *scholar.Work) { w.Type, w.Authors = scholar.TypeBook, nil }), entry.Options{BibLaTeX: true}), "@collection{"},
		{"what became of it", classic, `note = {Retracted. See \emph{there}.}`},
		{"what became of it, in BibLaTeX", biblatex, `pubstate = {retracted}`},
		{"the abstract where it is asked for", write(full(), entry.Options{Abstract: true}), `abstract = {A {\textless} b \& $x$.}`},
		{"a master's thesis", write(work(func(w *scholar.Work) {
			w.Type, w.Extra = scholar.TypeThesis, map[string]any{"thesis_type": "Master's thesis"}
		}), entry.Options{}), "@mastersthesis{"},
		{"a thesis of a sort that nobody said", write(work(func(w *scholar.Work) { w.Type, w.Extra = scholar.TypeThesis, nil }), entry.Options{}), "type = {Thesis}"},
		{"a PhD thesis in BibLaTeX", write(work(func(w *scholar.Work) {
			w.Type, w.Extra = scholar.TypeThesis, map[string]any{"thesis_type": "PhD thesis"}
		}), entry.Options{BibLaTeX: true}), "type = {phdthesis}"},
		{"a working paper", write(work(func(w *scholar.Work) { w.Type = scholar.TypeWorkingPaper }), entry.Options{}), "type = {Working paper}"},
		{"an article that appeared nowhere", write(work(func(w *scholar.Work) { w.Venue = "" }), entry.Options{}), "@misc{"},
		{"a preprint that appeared somewhere", write(work(func(w *scholar.Work) { w.Type = scholar.TypePreprint }), entry.Options{}), "howpublished = {Journal of X"},
		{"braces in addresses", write(work(func(w *scholar.Work) { w.URL = "https://example.org/{a}" }), entry.Options{}), "url = {https://example.org/%7Ba%7D}"},
	} {
		if !strings.Contains(c.text, c.want) {
			t.Errorf("%s: no %q in\n%s", c.rule, c.want, c.text)
		}
	}
	if strings.Contains(classic, "abstract") || strings.Contains(biblatex, "Retracted") {
		t.Errorf("more than was asked for:\n%s\n%s", classic, biblatex)
	}
	if ascii := write(work(func(w *scholar.Work) { w.Authors = w.Authors[:4] }), entry.Options{ASCII: true}); strings.IndexFunc(ascii, func(r rune) bool { return r > 0x7F }) >= 0 {
		t.Errorf("not ASCII:\n%s", ascii)
	}
}

func decode(src string) []*record.Record[scholar.Work] {
	var set record.Set
	in := native.Input{Kind: "work", File: "content/works/a.bib", Folder: "works", Layer: &record.Layer{Name: "a", Rank: 1}}
	bibtex.Decode(in, []byte(src), func(string) bool { return false }, &set, &diag.List{})
	return set.Works
}

var every = []entry.Options{{}, {BibLaTeX: true}, {ASCII: true}, {Abstract: true}, {BibLaTeX: true, ASCII: true, Abstract: true}}

// again reports what is written otherwise once it was read back, or read back so often.
func again(t *testing.T, works []*record.Record[scholar.Work], rounds int) {
	t.Helper()
	for _, opt := range every {
		for _, r := range works {
			w, text := &r.Value, ""
			for round := range rounds + 1 {
				once := write(w, opt)
				back := decode(once)
				if len(back) != 1 {
					t.Fatalf("%d works are read back from\n%s", len(back), once)
				}
				if round == rounds && once != text {
					t.Fatalf("read back and written again:\nhave %s\nwant %s", once, text)
				}
				w, text = &back[0].Value, once
			}
		}
	}
}

// What is written is read back so that it is written the same: works of each type, with
// all that an entry can say.
func TestReadsBack(t *testing.T) {
	for _, info := range scholar.WorkTypes() {
		for _, opt := range every {
			for _, w := range []*scholar.Work{work(func(w *scholar.Work) { w.Type = info.Type }), work(func(w *scholar.Work) {
				w.Type, w.Venue, w.ContainerTitle, w.ArXiv, w.PMID = info.Type, "", titled("Proceedings of <i>E. coli</i> and DNA"), "", "123"
				w.Event = scholar.Event{Name: titled("Conf"), Place: "P", Start: scholar.Date{Year: 1996}, End: scholar.Date{Year: 1997}}
			}), {Type: info.Type, CiteKey: "k", Title: titled("T")}} {
				once := write(w, opt)
				back := decode(once)
				if len(back) != 1 {
					t.Fatalf("%d works are read back from\n%s", len(back), once)
				}
				if twice := write(&back[0].Value, opt); twice != once {
					t.Errorf("%s:\nhave %s\nwant %s", info.Type, twice, once)
				}
			}
		}
	}
}

// The collected files of others, read and written, stay as they were written.
func TestCollectedFiles(t *testing.T) {
	files, _ := filepath.Glob("../../../../../shared/data/import/bibtex/*.bib")
	if len(files) == 0 {
		t.Skip("needs the collected .bib files")
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(file), func(t *testing.T) { again(t, decode(string(src)), 1) })
	}
}

func FuzzAppend(f *testing.F) {
	f.Add("@article{k, title = {T {\\'e} $x$}, author = {A and {B C}}, date = {2020-01/2021}, journal = {J and K}, keywords = {a, b}}")
	f.Add("@thesis{k, title = {T}, school = {S and T}, pages = {1--2}, eprint = {2202.08791}, isbn = {(}, type = {x}, note = {Retracted}}")
	f.Add("@misc{0, title = {A{0 A}}, author = {0{0}a{0,}0 {}}}")
	f.Add("@misc{k, title = {a -- b --- {c}}, author = {von, a, b and {d, e} and others and f{,}g}, howpublished = {H}, url = {http://x.y/{a}}}")
	f.Fuzz(func(t *testing.T, src string) { again(t, decode(src), 2) }) // an address such as Http://x changes when it is first read
}
