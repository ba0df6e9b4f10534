package ris

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lectern/generator/diag"
	"lectern/generator/format/native"
	"lectern/generator/format/sample"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// full is a work with all that RIS can say of it.
func full() *scholar.Work {
	w := sample.Work()
	w.Title, w.Pages, w.ArticleNumber = sample.Text("On H<sub>2</sub>O:\n$E = mc^2$ & more"), "12–19", "e7"
	w.PMID, w.PMCID, w.Event = "", "", scholar.Event{}
	w.Keywords, w.Status = []string{"a", "b, c"}, scholar.StatusRetracted
	return w
}

// What the conventions of the scholarly web ask of RIS, each rule by the words that it
// has there (F11).
func TestF11(t *testing.T) {
	text := string(Append(nil, full(), Options{Abstract: true, PDF: "https://example.org/a.pdf"}))
	lines := strings.Split(strings.TrimSuffix(text, "\r\n\r\n"), "\r\n")
	form := regexp.MustCompile(`^[A-Z][A-Z0-9]  - `)
	for _, l := range lines {
		if !form.MatchString(l) || strings.ContainsAny(l, "\r\n") {
			t.Errorf("no line of RIS: %q", l)
		}
	}
	if lines[0] != "TY  - JOUR" || lines[len(lines)-1] != "ER  - " || !strings.HasSuffix(text, "ER  - \r\n\r\n") {
		t.Errorf("TY first, ER last, and an empty line:\n%s", text)
	}
	for rule, want := range map[string]string{
		"AU, Last, First, Suffix, one each": "AU  - de la Vallée Poussin, Charles Jean\r\nAU  - King, Martin Luther, Jr.\r\nAU  - Rock and Roll Group\r\nAU  - Plato\r\nAU  - 王小明\r\n",
		"the year and the date":             "PY  - 1996\r\nDA  - 1996/09/02/\r\n",
		"no raw line break in values":       "TI  - On H₂O: E = mc² & more\r\n",
		"T2 and JO":                         "T2  - Journal of X\r\nJO  - Journal of X\r\n",
		"VL IS SP EP":                       "VL  - 12\r\nIS  - 3\r\nSP  - 12\r\nEP  - 19\r\n",
		"SN":                                "SN  - 9783161484100\r\nSN  - 1234-5679\r\n",
		"DO":                                "DO  - 10.1000/x\r\n",
		"UR":                                "UR  - https://example.org/a\r\n",
		"AB":                                "AB  - First. Second.\r\n",
		"KW one each":                       "KW  - a\r\nKW  - b, c\r\n",
		"L1":                                "L1  - https://example.org/a.pdf\r\n",
		"LA":                                "LA  - de\r\n",
		"what became of it":                 "N1  - Retracted\r\nN1  - See there.\r\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s: no %q in\n%s", rule, want, text)
		}
	}
	month := full()
	month.Date.Day = 0
	if text := string(Append(nil, month, Options{})); !strings.Contains(text, "DA  - 1996/09//\r\n") || strings.Contains(text, "AB  -") {
		t.Error(text)
	}
}

func decode(src string) (works []*record.Record[scholar.Work], problems []string) {
	var set record.Set
	var ds diag.List
	Decode(native.Input{Kind: "work", File: "a.ris", Layer: &record.Layer{Name: "a", Rank: 1}}, []byte(src), &set, &ds)
	for _, d := range ds.Sorted() {
		problems = append(problems, fmt.Sprintf("%d:%d %s", d.Place.Line, d.Place.Column, d.Code))
	}
	return set.Works, problems
}

// again reports what is written otherwise once it was read back.
func again(t *testing.T, w *scholar.Work) {
	t.Helper()
	opt := Options{Abstract: true, PDF: w.PDF}
	once := string(Append(nil, w, opt))
	back, _ := decode(once)
	if len(back) != 1 {
		t.Fatalf("%d works are read back from\n%s", len(back), once)
	}
	if twice := string(Append(nil, &back[0].Value, opt)); twice != once {
		t.Fatalf("read back and written again:\nhave %s\nwant %s", twice, once)
	}
}

// Works of each type, with all that a reference can say, are read back as they were
// written.
func TestReadsBack(t *testing.T) {
	for _, info := range scholar.WorkTypes() {
		w := full()
		if w.Type = info.Type; w.Type == scholar.TypeProceedings {
			w.Venue = "" // a CONF in something is a paper
		}
		again(t, w)
		if w.Type == scholar.TypeProceedings {
			continue
		}
		w.ContainerTitle, w.Venue, w.ArXiv, w.PMID, w.Issue, w.Number = sample.Text("Proceedings"), "", "", "123", "", "N"
		w.Event.Name, w.Extra, w.Pages = sample.Text("Conf"), map[string]any{"thesis_type": "PhD thesis"}, "A-1-A-2"
		again(t, w)
		again(t, &scholar.Work{Type: info.Type, CiteKey: "k", Title: sample.Text("T")})
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"as others write", "\uFEFFTY - CONF\nT1 - A title\n that goes on\nA1 - van Beethoven, Ludwig\nA1 - The Group\nA2 - Ed, Itor\nBT - Proc\nT2 - Book\nY1 - 2001/03/04/x\nSP - 5\nEP - 9\nUR - javascript:x\nUR - http://x.org/\nN2 - Abs\nER -",
			"conference-paper A title that goes on|Beethoven, Ludwig van; The Group|Itor Ed|Book|2001-03-04|5-9|http://x.org/|Abs"},
		{"a year alone", "TY  - JOUR\nTI  - T\nJF  - J\nPY  - 1999///\nER  - ", "article T||||1999|||"},
		{"a date that says more", "TY  - BOOK\nBT  - T\nPY  - 1999\nDA  - 1999-12\nER  - ", "book T||||1999-12|||"},
		{"no end, and a second", "TY  - JOUR\nTI  - T\nTY  - RPRT\nM3  - working paper\nTI  - U\n", "article T|||||||\nworking-paper U|||||||\n1:7 ris-syntax\n3:7 ris-syntax"},
		{"a place where Zotero writes it, and a number where the standard has it", "TY  - CONF\nTI  - T\nT2  - V\nC1  - Oslo\nER  - \nTY  - RPRT\nTI  - U\nSN  - TR-5\nER  - ",
			"conference-paper T|||V||||\nreport U|||||||"},
		{"no title", "TY  - JOUR\nPY  - 1999\nER  - ", "1:7 ris-title"},
		{"what cannot be used", "TY  - XXXX\nTI  - T\nPY  - soon\nDO  - nonsense\nAN  - arXiv:x\nSN  - 123\nER  - ", "other T|||||||\n3:7 bad-date\n4:7 bad-doi\n5:7 bad-arxiv"},
		{"nothing", "some text\n\nER  - \nAU  - Nobody\n", ""},
	} {
		works, problems := decode(c.src)
		var got []string
		for _, r := range works {
			w := &r.Value
			var authors, editors []string
			for _, a := range w.Authors {
				authors = append(authors, a.Sort())
			}
			for _, a := range w.Editors {
				editors = append(editors, a.Full())
			}
			got = append(got, strings.Join([]string{string(w.Type) + " " + w.Title.Source, strings.Join(authors, "; "), strings.Join(editors, "; "),
				w.ContainerTitle.Source, w.Date.String(), w.Pages, w.URL, w.Abstract.Source}, "|"))
			if strings.HasPrefix(c.name, "a place") && (w.Type == scholar.TypeReport && w.Number != "TR-5" || w.Type != scholar.TypeReport && w.Place != "Oslo") {
				t.Errorf("%s: %+v", c.name, w)
			}
			if w.ID == "" || w.ID != r.ID || w.CiteKey != "" && w.CiteKey != w.ID || !r.Has("title") {
				t.Errorf("%s: %+v", c.name, w)
			}
		}
		if have := strings.ReplaceAll(strings.Join(append(got, problems...), "\n"), "0000", ""); have != c.want {
			t.Errorf("%s:\nhave %s\nwant %s", c.name, have, c.want)
		}
	}
}

// The collected files of others, read and written, stay as they were written.
func TestCollectedFiles(t *testing.T) {
	files, _ := filepath.Glob("../../../../shared/data/import/*/*.ris")
	if len(files) == 0 {
		t.Skip("needs collected files")
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		works, _ := decode(string(src))
		for _, r := range works {
			again(t, &r.Value)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("TY  - JOUR\r\nTI  - T\r\nAU  - a, b, c\r\nPY  - 1999/2/3/\r\nSP  - 1\r\nEP  - 2-3\r\nKW  - x;y\r\nN1  - Accepted\r\nER  - \r\n")
	f.Add("TY  - THES\nTI  - T\nPB  - U\nM3  - x\nAN  - pmid:1\nSN  - 1234-5679\nER  - \n")
	f.Fuzz(func(t *testing.T, src string) {
		works, _ := decode(src)
		for _, r := range works {
			if u := r.Value.URL; u != "" && !strings.HasPrefix(strings.ToLower(u), "http") {
				t.Errorf("an address of another scheme: %q", u)
			}
			again(t, &r.Value)
		}
	})
}
