package native

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// TestMistakes lists what is said about mistakes: the beginnings of the lines of
// diagnostics, in order.
func TestMistakes(t *testing.T) {
	cases := []struct {
		kind, file, src string
		want            []string
	}{
		{"work", "works/a.toml", `titel = "x"`, []string{"warning 1:1 unknown-key: unknown key \"titel\" (did you mean `title`?)"}},
		{"work", "works/a.toml", `type = "artcle"`, []string{`error 1:8 unknown-type: "artcle" is no type of work (did you mean "article"?)`}},
		{"work", "works/a.toml", `type = 3`, []string{`error 1:8 wrong-type: the number 3 where a type of work is wanted`}},
		{"work", "works/a.toml", `status = "retractd"`, []string{`error 1:10 unknown-status: "retractd" is no status of a work (did you mean "retracted"?)`}},
		{"work", "works/a.toml", `title = 1984`, []string{`error 1:9 wrong-type: the number 1984 where text is wanted`}},
		{"work", "works/a.toml", `title = " "`, []string{`error 1:9 empty-value: title must not be empty`}},
		{"work", "works/a.toml", `title = {en = ""}`, []string{`error 1:9 empty-value: title must not be empty`}},
		{"work", "works/a.toml", `abstract = {x = "T"}`, []string{`error 1:13 bad-language: "x" is no language tag`}},
		{"work", "works/a.toml", `abstract = {en = 5}`, []string{`error 1:18 wrong-type: the number 5 where text is wanted`}},
		{"work", "works/a.toml", `doi = "10/x"`, []string{`error 1:7 bad-doi: "10/x" is`}},
		{"work", "works/a.toml", "title = \"T\"\nauthors = [{name = \"A\", orcid = \"0000-0002-1825-0098\"}]", []string{`error 2:33 bad-orcid: `}},
		{"work", "works/a.toml", `identifiers = {orcid = "5"}`, []string{`error 1:24 bad-identifier: "5" is`}},
		{"work", "works/a.toml", `identifiers = ["5"]`, []string{`error 1:15 wrong-type: a list where a table of identifiers is wanted`}},
		{"work", "works/a.toml", `authors = "Ada"`, []string{`error 1:11 wrong-type: `}},
		{"work", "works/a.toml", `authors = [{}]`, []string{`error 1:12 missing-key: the author has no name`}},
		{"work", "works/a.toml", `authors = ["", 5]`, []string{`error 1:12 missing-key: the author has no name`, `error 1:16 wrong-type`}},
		{"work", "works/a.json", `{"authors": [null]}`, []string{`error 1:14 wrong-type`}},
		{"work", "works/a.toml", `authors = [{literal = "G", given = "A"}]`, []string{`warning 1:12 literal-and-parts`}},
		{"work", "works/a.toml", `authors = [{name = "A", roles = ["sofware"]}]`, []string{`warning 1:34 unknown-role: "sofware" is no role of CRediT (did you mean "Software"?)`}},
		{"work", "works/a.toml", `date = "14.3.2022"`, []string{`error 1:8 bad-date: `}},
		{"work", "works/a.toml", `date = 07:32:00`, []string{`error 1:8 bad-date: `}},
		{"work", "works/a.toml", `date = true`, []string{`error 1:8 wrong-type: true where a date is wanted`}},
		{"work", "works/a.toml", `year = 22`, []string{`error 1:8 bad-date: 22 is no year`}},
		{"author", "authors/a.md", "+++\nid = \"a\"\nname = \"A\"\n+++\n\nFine.\n\n" + strings.Repeat("[x](", 9000), []string{
			`warning 8:1 costly-markdown: a paragraph has so many marks that it is shown as it is written`}},
		{"author", "authors/a.toml", "id = \"a\"\nname = \"A\"\nbio = \"" + strings.Repeat("*a_", 9000) + `"`, []string{`warning 3:7 costly-markdown: `}},
		{"page", "pages/a.md", "+++\ntitle = \"A\"\n+++\n" + strings.Repeat("[x](", 9000), []string{`warning 4:1 costly-markdown: `}},
		{"page", "pages/a.md", "+++\ntitle = \"A\"\n+++\n\nA $\\foo{x}$.\n\n$$\n{a\n$$\n", []string{`warning 5:1 unknown-tex: the formula's command \foo is not known (the formula is shown as its source)`}},
		{"author", "authors/a.toml", "id = \"a\"\nname = \"A\"\nbio = 'On $\\frac{a}$'", []string{`warning 3:7 unknown-tex: the formula lacks something after }`}},
		{"work", "works/a.toml", `title = 'On $\left($ and $\begin{x}$'`, []string{`warning 1:9 unknown-tex: the formula's environment x is not known`, `warning 1:14 unknown-tex: the formula has a \left without its \right`}},
		{"work", "works/a.toml", `year = 0`, []string{`error 1:8 bad-date: 0 is no year`}},
		{"work", "works/a.toml", "year = 0x0\ndate = 2022", []string{`error 1:8 bad-date: 0 is no year`}},
		{"work", "works/a.toml", `year = "0"`, []string{`error 1:8 wrong-type: the text "0" where a whole number is wanted`}},
		{"work", "works/a.toml", "year = 2021\ndate = \"2022-01\"", []string{`warning 1:8 two-years: the year is 2021, but the date is 2022-01`}},
		{"work", "works/a.toml", `citations = -1`, []string{`error 1:13 bad-number: citations cannot be -1`}},
		{"work", "works/a.toml", `url = "example.org"`, []string{`error 1:7 bad-url: "example.org" is no http or https address (begin with https://)`}},
		{"work", "works/a.toml", `url = "https://example.org/a b"`, []string{`error 1:7 bad-url: "https://example.org/a b" is no address`}},
		{"work", "works/a.toml", `url = "https:///x"`, []string{`error 1:7 bad-url`}},
		{"work", "works/a.toml", `pdf = "b.pdf"`, []string{`error 1:7 missing-file: there is no file content/works/b.pdf`}},
		{"work", "works/a.toml", `pdf = "../../secret.pdf"`, []string{`error 1:7 bad-file: "../../secret.pdf" is outside content/`}},
		{"work", "works/a.toml", `image = "/etc/passwd"`, []string{`error 1:9 bad-file: "/etc/passwd" is no relative path`}},
		{"work", "works/a.toml", `image = "https://example.org/a.png"`, []string{`error 1:9 bad-file: "https://example.org/a.png" is an address`}},
		{"work", "works/a.toml", `links = [{rel = "code"}]`, []string{`error 1:10 missing-key`}},
		{"work", "works/a.toml", `links = [{url = ""}]`, []string{`error 1:17 empty-value: url must not be empty`}},
		{"work", "works/a.toml", `language = "English (US)"`, []string{`error 1:12 bad-language`}},
		{"work", "works/a.toml", `unset = ["abstrat", "doi", 3]` + "\ndoi = \"10.1000/x\"", []string{
			`warning 1:10 unknown-key: there is no key "abstrat" to unset (did you mean "abstract"?)`, `warning 1:21 unset-stated`, `error 1:28 wrong-type`}},
		{"work", "works/a.toml", `unset = "doi"`, []string{`error 1:9 wrong-type: the text "doi" where a list of keys is wanted`}},
		{"work", "works/a.toml", `id = ""`, []string{`error 1:6 empty-value: id must not be empty`}},
		{"work", "works/a.toml", "[[author]]\nid = \"a\"", []string{`error 1:3 wrong-kind: this is a file of work records: "author" has no place in it`}},
		{"work", "works/a.toml", "source = \"x\"\n[[work]]\nid = \"a\"", []string{`warning 1:1 unknown-key: the key "source" belongs to no record`}},
		{"work", "works/a.jsonl", `{"title": "T"}`, []string{`error 1:1 missing-key`}},
		{"work", "works/a.jsonl", "[1]\n{\"id\": \"a\", \"kind\": \"author\"}", []string{`error 1:1 wrong-type: a list where a record is wanted`, `error 2:21 wrong-kind`}},
		{"work", "works/a.json", `["x"]`, []string{`error 1:2 wrong-type`}},
		{"work", "works/a.json", `5`, []string{`error 1:1 wrong-type`}},
		{"work", "works/a.md", `x`, []string{`error 0:0 unknown-format: only authors and free pages`}},
		{"work", "works/a.yaml", `x`, []string{`error 0:0 unknown-format: records are not read from ".yaml" files`}},
		{"author", "authors/a.toml", `status = "retired"`, []string{`error 1:10 unknown-value: "retired" is none of the values this field takes (one of staff, `}},
		{"author", "authors/a.toml", `public = ["emial"]`, []string{`error 1:11 unknown-value: "emial" is none of the values this field takes (did you mean "email"?)`}},
		{"author", "authors/a.toml", `email = "ada at example.org"`, []string{`error 1:9 bad-email`}},
		{"author", "authors/a.toml", `claimed = true`, []string{`error 1:11 wrong-type`}},
		{"author", "authors/a.toml", `name = ["A"]`, []string{`error 1:8 wrong-type: a list where text is wanted`}},
		{"author", "authors/a.md", "+++\nname = \"A\"\nbio = \"x\"\n+++\ny", []string{`error 3:7 two-biographies`}},
		{"venue", "venues/a.toml", `issn = ["1234-5678"]`, []string{`error 1:9 bad-issn`}},
		{"venue", "venues/a.toml", `type = "jornal"`, []string{`error 1:8 unknown-value: "jornal" is none of the values this field takes (did you mean "journal"?)`}},
		{"topic", "topics/a.toml", `same_as = ["x"]`, []string{`error 1:12 bad-url`}},
		{"page", "pages/a.md", "no front matter", []string{`error 1:1 missing-key`}},
		{"page", "pages/a.md", "+++\ntitle = \" \"\n+++\n", []string{`error 2:9 empty-value`}},
	}
	for _, c := range cases {
		_, ds := read(c.kind, c.file, c.src)
		got := strings.Split(strings.TrimSpace(brief(ds)), "\n")
		ok := len(got) == len(c.want)
		for i := range c.want {
			ok = ok && strings.HasPrefix(got[i], c.want[i])
		}
		if !ok {
			t.Errorf("%s: %s\ngot\n\t%s\nwant\n\t%s", c.file, c.src, strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"))
		}
	}
}

func TestImportedRecordsAreSetAside(t *testing.T) {
	set, ds := read("", "imported/test.jsonl", strings.Join([]string{
		`{"id": "a", "title": "T", "doi": "nonsense", "type": "nothing", "colour": 1}`,
		`{"id": "b", "title": "T"}`,
		`{"id": "c", "title": `,
		`{"id": "d", "kind": "author", "name": "Ada"}`,
		`{"id": "e", "kind": "paper"}`,
		`{"id": "f", "kind": "page", "title": "T"}`,
		`"g"`,
		`{"id": "h", "kind": "venue", "name": "V", "issn": ["2049-3630"]}`,
		`{"id": "b", "title": "a second b is for the merging to see"}`,
	}, "\n"))
	if len(set.Works) != 2 || len(set.Authors) != 1 || len(set.Venues) != 1 || len(set.Pages) != 0 {
		t.Errorf("got %d works, %d authors, %d venues", len(set.Works), len(set.Authors), len(set.Venues))
	}
	var got []string
	for _, d := range ds {
		if d.Severity != diag.Warning || d.Code != "unknown-key" && !strings.Contains(d.Message, "was set aside") {
			t.Errorf("%+v", d)
		}
		got = append(got, fmt.Sprint(d.Place.Line, " ", d.Code))
	}
	want := "1 bad-doi, 1 unknown-key, 3 bad-json, 5 unknown-kind, 6 unknown-kind, 7 wrong-type"
	if text := strings.Join(got, ", "); strings.ReplaceAll(text, "syntax", "bad-json") != want {
		t.Errorf("got %s, want %s\n%s", text, want, brief(ds))
	}
}

// TestHostileIDs reads ids that are no file names. Addresses are made by
// scholar.Slug; here they are kept as they are, but for white space and NFC.
func TestHostileIDs(t *testing.T) {
	for in, want := range map[string]string{
		"../../etc/passwd": "../../etc/passwd", "CON": "CON", ".": ".", "..": "..", "a/b": "a/b", "İ": "İ", "🎓🎓": "🎓🎓",
		"e\u0301": "é", " a\t b\n": "a b", "<script>": "<script>", "a\x00b\u0085": "ab", strings.Repeat("x", 5000): strings.Repeat("x", 5000),
	} {
		id, _ := json.Marshal(in)
		set, ds := read("work", "works/a.json", fmt.Sprintf(`{"id": %s, "title": "T"}`, id))
		for _, d := range ds {
			if d.Code != "control-character" {
				t.Errorf("%q: %v", in, d)
			}
		}
		if len(set.Works) != 1 || set.Works[0].ID != want {
			t.Errorf("%q: got %v", in, set.Works)
		}
	}
	for _, in := range []string{`""`, `" "`, `5`, `["a"]`, `{"a": "b"}`, `true`} {
		if _, ds := read("work", "works/a.json", `{"title": "T", "id": `+in+`}`); len(ds) != 1 || ds[0].Severity != diag.Error || ds[0].Place.Column != 22 {
			t.Errorf("id %s: %s", in, brief(ds))
		}
	}
}

// TestNoScriptInAddresses puts addresses that run script, or read files, into every
// string, plain or formatted, of every kind that may become a link.
func TestNoScriptInAddresses(t *testing.T) {
	bad := []string{"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//evil.example/x", "https://user:pw@example.org/"}
	tried := 0
	var walk func(k kind, typ reflect.Type, wrap func(value any) any)
	walk = func(k kind, typ reflect.Type, wrap func(value any) any) {
		for i := range typ.NumField() {
			f := typ.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("key"), ",")
			in := func(value any) any {
				if f.Type.Kind() == reflect.Slice {
					value = []any{value}
				}
				return wrap(map[string]any{name: value})
			}
			inner := f.Type
			if inner.Kind() == reflect.Slice {
				inner = inner.Elem()
			}
			if _, part := shorthand()[inner]; part {
				walk(k, inner, in)
			}
			format := f.Tag.Get("format")
			if inner.Kind() != reflect.String || !strings.Contains(format, "url") && !strings.Contains(format, "file") {
				continue
			}
			tried++
			for _, address := range bad {
				if format == "text-or-url" && strings.Contains(address, "\n") {
					continue // two words
				}
				root := in(address).(map[string]any)
				root["id"], root["name"], root["title"] = "a", "N", "T"
				src, err := json.Marshal(root)
				if err != nil {
					t.Fatal(err)
				}
				if k.name == "page" {
					continue
				}
				_, ds := read(k.name, k.name+"s/a.json", string(src))
				errors := 0
				for _, d := range ds {
					if d.Severity == diag.Error {
						errors++
					}
				}
				if errors == 0 {
					t.Errorf("%s is taken: %s", src, brief(ds))
				}
			}
		}
	}
	for _, k := range kinds {
		walk(k, k.entity, func(value any) any { return value })
	}
	if tried < 15 {
		t.Errorf("only %d fields were tried", tried)
	}
}

func TestHostileFiles(t *testing.T) {
	deep := strings.Repeat(`{"a":`, 5000) + "1" + strings.Repeat("}", 5000)
	cases := map[string]string{
		"works/utf8.json": "{\"title\": \"\xff\"}", "works/utf8.toml": "title = \"\xff\"", "works/utf16.toml": "\xff\xfet\x00", "works/nul.toml": "title = \"\x00\"",
		"works/deep.json": deep, "works/deep.toml": "extra = " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000),
		"works/twice.json": `{"title": "a", "title": "b"}`, "works/twice.toml": "title = \"a\"\ntitle = \"b\"", "works/open.json": `{"title": "a"`,
		"works/array.toml": "[[work]]\n[work]\n", "works/number.json": `{"citations": 1e400}`, "works/big.json": `{"citations": 99999999999999999999}`,
	}
	for file, src := range cases {
		_, ds := read("work", file, src)
		if len(ds) == 0 || !strings.Contains(brief(ds), "error") {
			t.Errorf("%s: no error: %s", file, brief(ds))
		}
	}
	for file, src := range map[string]string{"works/empty.toml": "", "works/crlf.toml": "title = \"T\"\r\nabstract = \"\"\"\r\na\r\nb\"\"\"\r\n", "works/bom.json": "\ufeff{}"} {
		if set, ds := read("work", file, src); len(ds) > 0 || len(set.Works) != 1 {
			t.Errorf("%s: %s", file, brief(ds))
		}
	}
}

func TestTenMegabytesOfAbstract(t *testing.T) {
	abstract := strings.Repeat("All work and no play. ", 10<<20/22)
	src, _ := json.Marshal(map[string]any{"id": "a", "title": "T", "abstract": abstract})
	set, ds := read("work", "works/a.jsonl", string(src))
	if len(ds) > 0 || len(set.Works) != 1 || set.Works[0].Value.Abstract.Source != abstract {
		t.Error(brief(ds))
	}
}

// TestNoPanicOnAnyType gives each field of each kind each type of value.
func TestNoPanicOnAnyType(t *testing.T) {
	values := []string{`null`, `true`, `0`, `-1.5`, `""`, `"x"`, `[]`, `[null]`, `[[]]`, `["x", 1, {}]`, `{}`, `{"en": null}`, `{"name": {"en": {}}}`, `[{"name": [], "start": {}, "url": 1}]`}
	for _, k := range kinds {
		for i := range k.entity.NumField() {
			name, _, _ := strings.Cut(k.entity.Field(i).Tag.Get("key"), ",")
			for _, v := range values {
				read(k.name, "works/a.json", fmt.Sprintf(`{%q: %s}`, name, v))
				read("", "imported/a.jsonl", fmt.Sprintf(`{"id": "a", "kind": %q, %q: %s}`, k.name, name, v))
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(uint8(0), uint8(0), "id = \"a\"\ntitle = {en = \"T\"}\nauthors = [\"A\", {given = \"B\"}]\ndate = 2022-01-02\n[[links]]\nurl = \"https://example.org\"")
	f.Add(uint8(1), uint8(2), `{"id": "a", "kind": "author", "name": "A", "affiliations": ["x", {"institution": "y", "start": 2020}], "unset": ["bio"]}`)
	f.Add(uint8(5), uint8(3), "+++\ntitle = \"T\"\n+++\nbody")
	f.Add(uint8(4), uint8(1), `{"issn": ["2049-3630"], "identifiers": {"doi": "10.1/x"}, "extra": {"a": [1, null]}}`)
	f.Fuzz(func(t *testing.T, kindIndex, ending uint8, src string) {
		k := kinds[int(kindIndex)%len(kinds)]
		file := "works/a" + []string{".toml", ".json", ".jsonl", ".md"}[ending%4]
		set, ds := read(k.name, file, src)
		for _, d := range ds {
			if d.Message == "" || d.Code == "" || strings.ContainsAny(d.Message, "\n\r") {
				t.Errorf("%+v", d)
			}
		}
		for _, r := range set.Works {
			checkRecord(t, r, len(ds))
		}
		for _, r := range set.Authors {
			checkRecord(t, r, len(ds))
		}
		var aside record.Set
		var warnings diag.List
		in := Input{Kind: k.name, File: "content/" + file, Folder: "works", Layer: &record.Layer{Name: "l", Rank: 1}}
		New(nil).Lines(in, []byte(src), 1, &aside, &warnings)
		if warnings.HasErrors() {
			t.Error("an imported record stops the build")
		}
	})
}

// checkRecord holds what is true of every record: its fields are sorted, present
// and within the file.
func checkRecord[T record.Entity](t *testing.T, r *record.Record[T], mistakes int) {
	for i, f := range r.Fields {
		if !r.Present.Has(int(f.Index)) || f.Line < 1 || f.Column < 1 || i > 0 && r.Fields[i-1].Index >= f.Index {
			t.Errorf("field %v of %v", f, r.Fields)
		}
	}
	if w, ok := any(&r.Value).(*scholar.Work); ok && mistakes == 0 && (w.ID == "" || w.ID != r.ID) {
		t.Errorf("a record without mistakes has the ids %q and %q", w.ID, r.ID)
	}
}

func BenchmarkLines(b *testing.B) {
	line := `{"id":"x-%d","title":"A study of %d things","abstract":"` + strings.Repeat("Words and words. ", 60) +
		`","year":2024,"type":"conference-paper","venue":"v","pages":"305-310","authors":[{"id":"a","name":"Ada Lovelace"},{"id":"b","name":"Bob"}],"doi":"10.1000/x.%d","topics":["t","u"]}` + "\n"
	var src strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&src, line, i, i, i)
	}
	text := []byte(src.String())
	d := New(nil)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		var set record.Set
		var ds diag.List
		d.Lines(Input{Kind: "work", File: "content/works/w.jsonl", Folder: "works", Layer: handWritten}, text, 1, &set, &ds)
		if len(set.Works) != 1000 {
			b.Fatal(ds.Sorted())
		}
	}
}
