package generator

import (
	"strings"
	"testing"
)

// What reference managers keep as RIS and CSL-JSON is read where it lies: a layer below
// what is written by hand, in which a bad entry is set aside at its place.
func TestFilesOfReferenceManagers(t *testing.T) {
	const reference = "TY  - JOUR\nID  - ris1\nTI  - Read From RIS\nAU  - Exemplar, Ada\nPY  - 2021\nJO  - Journal of Demonstrations\nDO  - 10.5555/ris1\nER  - \n"
	const item = `{"id": "csl1", "type": "article-journal", "title": "Read From <i>CSL</i>", "author": [{"family": "Exemplar", "given": "Ada"}], "issued": {"date-parts": [[2020]]}}`
	s := newSite(t, demo)
	s.write("content/works/zotero.ris", reference+"TY  - JOUR\nAU  - No, Title\nER  - \nTY  - JOUR\nTI  - Unknown Day\nPY  - soon\nER  - \n")
	s.write("content/imported/mendeley.csl.json", "["+item+",\n  {\"id\": \"bad\", \"type\": \"book\"},\n  {\"type\": \"book\", \"title\": \"Known by its DOI\", \"DOI\": \"10.5555/AB\"}]\n")
	s.write("content/works/mine.toml", "id = \"ris1\"\ntitle = \"Corrected by Hand\"\n")
	r := s.build()
	files := s.published()
	for path, want := range map[string]string{
		"works/ris1/index.html": "Corrected by Hand", "works/csl1/index.html": "Read From <em>CSL</em>",
		"authors/ada/index.html": "Corrected by Hand",
	} {
		if !strings.Contains(files[path], want) {
			t.Errorf("%s has no %q", path, want)
		}
	}
	if !strings.Contains(files["works/ris1/index.html"], "10.5555/ris1") {
		t.Error("the DOI of the layer below is lost")
	}
	known := ""
	for path := range files {
		if strings.HasPrefix(path, "works/10.5555-ab") || strings.HasPrefix(path, "works/10-5555-ab") {
			known = path
		}
	}
	if !strings.Contains(files[known], "Known by its DOI") {
		t.Error("a work without an id is not called as its DOI")
	}
	var got []string
	for _, d := range r.Diags {
		if strings.HasPrefix(d.Place.File, "content/works/z") || strings.HasPrefix(d.Place.File, "content/imported/m") {
			got = append(got, d.Code+" "+d.Place.String())
		}
	}
	want := "csl-title content/imported/mendeley.csl.json:2:3 ris-title content/works/zotero.ris:9:7 bad-date content/works/zotero.ris:14:7"
	if have := strings.Join(got, " "); have != want {
		t.Errorf("\nhave %s\nwant %s", have, want)
	}

	// A later build equals a clean one, and an entry above another moves no page.
	s.write("content/works/zotero.ris", "TY  - BOOK\nTI  - A New One\nER  - \n"+reference)
	s.build()
	after := s.published()
	s.opt.Out = t.TempDir() + "/clean"
	s.build()
	sameTree(t, after, s.published())
	if after["works/ris1/index.html"] != files["works/ris1/index.html"] {
		t.Error("an entry above it changed the page of a work")
	}
}
