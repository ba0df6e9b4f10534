package generator

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/diag"
	"lectern/generator/page"
	"lectern/generator/scholar"
)

// A field of a record, as records write it.
type field struct {
	path []string // of keys
	list []bool   // whether the value of the key stands in a list
	tag  reflect.StructTag
	typ  reflect.Type
}

// fieldsOf lists the fields of a kind of record that hold strings or texts, those of
// the tables within it among them.
func fieldsOf(typ reflect.Type, above field) []field {
	var all []field
	for i := range typ.NumField() {
		f := typ.Field(i)
		key, option, _ := strings.Cut(f.Tag.Get("key"), ",")
		if option == "inline" {
			all = append(all, fieldsOf(f.Type, above)...)
			continue
		}
		if key == "" || key == "-" {
			continue
		}
		inner, list := f.Type, f.Type.Kind() == reflect.Slice
		if list {
			inner = inner.Elem()
		}
		at := field{append(slices.Clone(above.path), key), append(slices.Clone(above.list), list), f.Tag, inner}
		switch {
		case inner == reflect.TypeFor[scholar.Text](), inner == reflect.TypeFor[scholar.Markdown](), inner.Kind() == reflect.String:
			all = append(all, at)
		case inner.Kind() == reflect.Struct && inner != reflect.TypeFor[scholar.Date]():
			all = append(all, fieldsOf(inner, at)...)
		}
	}
	return all
}

// set puts a value into a record at a field.
func (f field) set(record map[string]any, value any) {
	for i, key := range f.path {
		last := i == len(f.path)-1
		if last {
			if f.list[i] {
				value = []any{value}
			}
			record[key] = value
			return
		}
		inner, _ := record[key].(map[string]any)
		if list, ok := record[key].([]any); ok {
			inner, _ = list[0].(map[string]any)
		}
		if inner == nil {
			inner = map[string]any{}
			record[key] = inner
			if f.list[i] {
				record[key] = []any{inner}
			}
		}
		record = inner
	}
}

func (f field) String() string { return strings.Join(f.path, ".") }

// entities are the kinds of records, by their folders.
func entities() map[string]reflect.Type {
	return map[string]reflect.Type{
		"works": reflect.TypeFor[scholar.Work](), "authors": reflect.TypeFor[scholar.Author](), "topics": reflect.TypeFor[scholar.Topic](),
		"institutions": reflect.TypeFor[scholar.Institution](), "venues": reflect.TypeFor[scholar.Venue](),
	}
}

// scripts are the ways to have something run that one field can be written in.
func scripts() []string {
	return []string{
		`<script>alert(1)</script><svg onload=alert(1)><iframe src=//x></iframe></title></style></textarea>`,
		`&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;img src=x onerror=alert(1)&amp;gt; &#60;script&#62;`,
		`<a href="javascript:alert(1)" onclick=alert(1)>x</a> <a href="&#106;avascript:alert(1)">y</a> <a href=" java&Tab;script&colon;alert(1)">z</a>`,
		`\href{javascript:alert(1)}{x} \url{JaVaScRiPt:alert(1)} \href{https://example.org/" onmouseover="alert(1)}{y} $\href{javascript:alert(1)}{z}$`,
		`[x](javascript:alert(1)) ![y](javascript:alert(1)) [z](<java script:alert(1)>) [w](&#x6A;avascript:alert(1)) <javascript:alert(1)>`,
		"[a]: javascript:alert(1)\n[a] ![b](x \"\" onerror=alert(1)) [c](data:text/html,<script>alert(1)</script>) [d](vbscript:x) [e](\tjavascript:alert(1))",
		`$x<script>alert(1)</script>$ $$\text{<img src=x onerror=alert(1)>}$$ \(\unicode{<b>}\) \begin{x}</math><script>alert(1)</script>\end{x}`,
		`"><script>alert(1)</script> '><img src=x onerror=alert(1)> {{.}} {{template "base" .}} ]]> --> <!-- <![CDATA[<script>]]> javascript:alert(1)`,
		`<jats:ext-link xlink:href="javascript:alert(1)">x</jats:ext-link> <math href="javascript:alert(1)"><mtext><script>alert(1)</script></mtext></math> <sub onclick=x>y</sub>`,
	}
}

// Every text of every kind of record, written so as to run a script.
func TestScriptInEveryText(t *testing.T) {
	filled := 0
	s := newSite(t, demo)
	for folder, typ := range entities() {
		for n, script := range scripts() {
			record := map[string]any{}
			for _, f := range fieldsOf(typ, field{}) {
				if f.String() == "links.url" {
					f.set(record, "https://example.org/")
				}
				plain := f.tag.Get("scheme") == "" && f.tag.Get("oneof") == "" && !strings.Contains(string(f.tag), `format:"`)
				named := f.typ.Name() == "WorkType" || f.typ.Name() == "WorkStatus"
				if plain && !named && !slices.Contains([]string{"id", "part_of", "version_of", "parent", "broader", "former_ids"}, f.path[len(f.path)-1]) {
					f.set(record, script)
					filled++
				}
			}
			record["id"], record["date"], record["status"] = fmt.Sprintf("hostile-%s-%d", folder, n), "2024", "retracted"
			record["former_ids"] = []string{"former " + script}
			record["extra"] = map[string]any{"x": script, script: script}
			switch folder {
			case "works":
				record["topics"] = []string{fmt.Sprintf("hostile-topics-%d", n), script}
			case "authors":
				record["status"] = "staff"
				record["public"] = []string{"phone", "room"}
				fallthrough
			default:
				delete(record, "date")
				if folder != "authors" {
					delete(record, "status")
				}
			}
			src, err := json.Marshal(record)
			if err != nil {
				t.Fatal(err)
			}
			s.write(fmt.Sprintf("content/%s/hostile-%d.json", folder, n), string(src))
		}
	}
	for n, script := range scripts() {
		title, _ := json.Marshal(script)
		s.write(fmt.Sprintf("content/pages/hostile-%d.md", n), "+++\ntitle = "+string(title)+"\nsummary = "+string(title)+"\ndate = \"2024-01-02\"\n+++\n\n"+script+"\n\n# "+script+"\n\n> "+script+"\n\n| a |\n|---|\n| "+script+" |\n")
	}
	if filled < 500 {
		t.Errorf("only %d fields were filled", filled)
	}
	s.edit("site.toml", `title = "Demo"`, `title = "<script>alert(1)</script> \" onload=alert(1)"
description = "</script><script>alert(1)</script>"`)
	s.build()
	files := s.published()
	for folder := range entities() {
		if files[folder+"/hostile-"+folder+"-0/index.html"] == "" {
			t.Errorf("the hostile pages of %s are missing", folder)
		}
	}
	for name, text := range files {
		if path.Ext(name) == ".html" {
			checkHarmless(t, name, text)
		}
	}
}

// addresses run something, or leave the web.
func addresses() []string {
	return []string{
		"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\tjavascript:alert(1)", "\njavascript:alert(1)", "java\nscript:alert(1)", "java\tscript:alert(1)",
		"\u0001javascript:alert(1)", "&#106;avascript:alert(1)", "javascript&colon;alert(1)", "data:text/html,<script>alert(1)</script>", "data:image/svg+xml;base64,PHN2Zz4=",
		"vbscript:msgbox(1)", "file:///etc/passwd", "//evil.example/x", `https:\\evil.example`, "https://user@example.org/", "blob:x", "view-source:x", "https://example.org/\" onclick=\"alert(1)",
		"../../../../etc/passwd", "/etc/passwd", `..\..\site.toml`, "C:\\site.toml", "static/../../site.toml", ".", "..", "works", "\u0000", "%2e%2e/%2e%2e/site.toml", "javascript:alert(1).pdf",
	}
}

// Every field that becomes an address or names a file: what is not of the web or not
// in content/ is an error at its place.
func TestHostileAddressInEveryField(t *testing.T) {
	tried := 0
	for folder, typ := range entities() {
		for _, f := range fieldsOf(typ, field{}) {
			format := f.tag.Get("format")
			if !strings.Contains(format, "url") && !strings.Contains(format, "file") {
				continue
			}
			s := newSite(t, demo)
			for i, address := range addresses() {
				record := map[string]any{"id": fmt.Sprintf("h%d", i), "name": "N", "title": "T"}
				f.set(record, address)
				src, _ := json.MarshalIndent(record, "", "  ")
				s.write(fmt.Sprintf("content/%s/hostile-%02d.json", folder, i), string(src))
			}
			var ds diag.List
			b, err := newBuild(s.opt)
			if err != nil {
				t.Fatal(err)
			}
			if err := b.prepare(t.Context()); err != nil {
				t.Fatal(err)
			}
			b.close()
			for _, d := range b.report.Diags {
				ds.Add(d)
			}
			for i, address := range addresses() {
				file := fmt.Sprintf("content/%s/hostile-%02d.json", folder, i)
				refused := slices.ContainsFunc(ds.Sorted(), func(d diag.Diagnostic) bool {
					return (d.Severity == diag.Error || d.Code == "control-character") && d.Place.File == file && d.Place.Line > 1 && d.Place.Column > 1
				})
				harmless := format == "text-or-url" && !looksLikeAddress(address)
				if !refused && !harmless {
					t.Errorf("%s %s (%s): %q is taken", folder, f, format, address)
				}
				tried++
			}
		}
	}
	if tried < 200 {
		t.Errorf("only %d addresses were tried", tried)
	}
}

// looksLikeAddress reports whether a field that is a text or an address would become
// a link: not where the colon is no part of a scheme.
func looksLikeAddress(s string) bool {
	scheme, _, found := strings.Cut(strings.TrimSpace(s), ":")
	return strings.HasPrefix(s, "//") || found && !strings.ContainsAny(scheme, "\n\t &\u0001/\\.")
}

// Whatever an id is, its record has a page of its own inside the output, or a
// diagnostic with its place.
func TestEveryHostileID(t *testing.T) {
	ids := []string{
		"../../etc/passwd", "CON", ".", "..", "...", "a/b", `a\b`, "İ", "😀😀", strings.Repeat("x", 10<<10), strings.Repeat("é", 5<<10), "nul\u0000l", "tab\tbed", "line\nbreak",
		"bell\a", "esc\x1b[31m", "dot.", "dots...", "space ", "~", "-", "--", "a--b", "index.html", "index", "page", "feed", "Feed.XML", "404", "aux.txt", "com1", "LPT9", "a:b", "a?b#c", "a%2fb",
		"<script>", `"onload="x`, "{{.}}", "${x}", "$(x)", "`x`", "\u202eabc", "\u200b", "\ufeffx", "ﬁ", "ｗｉｄｅ", "ẞ", "ß", "ss", "Ⅷ", "क्षि", "مرحبا", "שלום", "日本語", "한국어", "Ω", "ω", "Müller", "Muller", "MÜLLER", "Mu\u0308ller2",
	}
	s := newSite(t, demo)
	for folder := range entities() {
		var lines strings.Builder
		for i, id := range ids {
			record := map[string]any{"id": id, "name": fmt.Sprintf("Number Q%dQ", i)}
			if folder == "works" {
				record = map[string]any{"id": id, "title": record["name"], "venue": id, "topics": []string{id}, "authors": []any{map[string]any{"id": id}}}
			}
			line, err := json.Marshal(record)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&lines, "%s\n", line)
		}
		s.write("content/"+folder+"/hostile.jsonl", lines.String())
	}
	before := readTree(t, s.dir)
	s.build()
	after := readTree(t, s.dir)
	for name := range after {
		if _, old := before[name]; !old && !strings.HasPrefix(name, "public/") && !strings.HasPrefix(name, ".lectern/") {
			t.Errorf("%s was written", name)
		}
	}
	headings := regexp.MustCompile(`<h1[^>]*>[^\n]{0,80}?Number Q([0-9]+)Q`)
	pages := map[string]int{} // by folder and number
	for name, text := range s.published() {
		folder, _, _ := strings.Cut(name, "/")
		if found := headings.FindStringSubmatch(text); found != nil {
			pages[folder+found[1]]++
		}
		if !plainPath(name) {
			t.Errorf("the path %q is not plain", name)
		}
	}
	for folder := range entities() {
		for i, id := range ids {
			if n := pages[fmt.Sprint(folder, i)]; n != 1 {
				t.Errorf("%s of the id %.40q have %d pages", folder, id, n)
			}
		}
	}
}

// plainPath reports whether every file system and server takes a path.
func plainPath(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		stem, _, _ := strings.Cut(part, ".")
		if part == "" || strings.HasSuffix(part, ".") || len(part) > 100 || slices.Contains([]string{"con", "aux", "nul", "prn", "com1", "lpt9"}, stem) {
			return false
		}
	}
	return strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789._-/") == ""
}

// Ids that must not be: each alone, since one error is enough to stop a build.
func TestIDsThatAreErrors(t *testing.T) {
	for name, files := range map[string][2]string{
		"empty":                     {`{"id": "", "title": "T"}`},
		"blank":                     {`{"id": " \t", "title": "T"}`},
		"only control characters":   {`{"id": "\u0000\u0007", "title": "T"}`},
		"a number":                  {`{"id": 7, "title": "T"}`},
		"twice in a file":           {"[{\"id\": \"x\", \"title\": \"T\"},\n {\"id\": \"x\", \"title\": \"U\"}]"},
		"twice in two files":        {`{"id": "x", "title": "T"}`, `{"id": "x", "title": "U"}`},
		"twice but for composition": {`{"id": "\u00fc", "title": "T"}`, `{"id": "u\u0308", "title": "U"}`},
		"twice but for a space":     {`{"id": "x y", "title": "T"}`, `{"id": " x  y", "title": "U"}`},
	} {
		s := newSite(t, demo)
		for i, text := range files {
			if text != "" {
				s.write(fmt.Sprintf("content/works/hostile-%d.json", i), text)
			}
		}
		r, err := s.try()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if r.Errors != 1 || r.Diags[0].Place.Line == 0 || r.Diags[0].Place.Column == 0 || r.Diags[0].Message == "" {
			t.Errorf("%s: %v", name, r.Diags)
		}
		if len(s.published()) > 0 {
			t.Errorf("%s: files were written", name)
		}
	}
}

// scripted are names in twenty scripts.
func scripted() []string {
	return []string{
		"Ada Lovelace", "Пафнутий Чебышёв", "Ἀρχιμήδης", "王小云", "佐藤 幹夫", "さとう みきお", "サトウ ミキオ", "김민형", "محمد بن موسى الخوارزمي", "רבי לוי בן גרשון",
		"श्रीनिवास रामानुजन्", "শকুন্তলা দেবী", "ஸ்ரீநிவாச ராமானுஜன்", "శ్రీనివాస", "ಶ್ರೀನಿವಾಸ", "ശ്രീനിവാസ", "ศรีนคร วิทยา", "Անանիա Շիրակացի", "გიორგი", "ግዕዝ ተስፋ", "မြန်မာ", "ខ្មែរ", "བོད་ཡིག", "ᏣᎳᎩ", "ᠮᠣᠩᠭᠣᠯ",
		"Müller", "Muller", "MÜLLER", "Mu\u0308ller", "Łukasz Żółć", "Ğüneş İpek", "Nguyễn Văn A", "Ó Súilleabháin, Seán", "𝓐𝓭𝓪", "👩‍🔬 Lab",
	}
}

// Each name stands as it is on the page of its author and its work; the three
// Müllers are told apart or reported, never mixed.
func TestNamesInTwentyScripts(t *testing.T) {
	s := newSite(t, demo)
	var works strings.Builder
	for i, name := range scripted() {
		line, _ := json.Marshal(map[string]any{"id": fmt.Sprintf("w%d", i), "title": "On " + name, "authors": []string{name}})
		fmt.Fprintf(&works, "%s\n", line)
	}
	s.edit("site.toml", `title = "Demo"`, "title = \"Demo\"\nauthor_pages = \"all\"")
	s.write("content/works/scripts.jsonl", works.String())
	s.write("content/authors/mueller.toml", "[[author]]\nid = \"mueller-1\"\nname = \"Müller\"\n[[author]]\nid = \"mueller-2\"\nname = \"Muller\"\n")
	s.build()
	files := s.published()
	for i, name := range scripted() {
		text := files[fmt.Sprintf("works/w%d/index.html", i)]
		if strings.Contains(name, "\u0308") {
			name = "Müller"
		}
		if !strings.Contains(text, "<h1 class=\"p-name\">On "+name+"</h1>") || strings.Count(text, name) < 3 {
			t.Errorf("%s is not named on its work", name)
		}
	}
	exact := func(id, name string) bool { return strings.Contains(files["authors/"+id+"/index.html"], "On "+name) }
	if !exact("mueller-1", "Müller") || exact("mueller-1", "Muller") || !exact("mueller-2", "Muller") || exact("mueller-2", "Müller") {
		t.Error("Müller and Muller are mixed")
	}
	if exact("mueller-1", "MÜLLER") || exact("mueller-2", "MÜLLER") {
		t.Error("MÜLLER fits two and was given to one")
	}
	for name, text := range files {
		if strings.HasSuffix(name, ".html") && !plainPath(name) {
			t.Errorf("%q is no plain path: %.60s", name, text)
		}
	}
}

// What a file may be: each gives a page, or errors with their places; never both.
func TestHostileFiles(t *testing.T) {
	deep := func(open, shut string, n int) string { return strings.Repeat(open, n) + strings.Repeat(shut, n) }
	record := func(key, value string) string {
		text, _ := json.Marshal(value)
		return fmt.Sprintf(`{"id": "x", "title": "Unmistakable", %q: %s}`, key, text)
	}
	for name, c := range map[string]struct {
		file, text string
		page       bool
	}{
		"control characters in JSON":    {"works/x.json", "{\"id\": \"x\", \"title\": \"Un\u0001\"}", false},
		"escaped control characters":    {"works/x.json", `{"id": "x", "title": "Unmistakable\u0000\u001b[31m\u0085"}`, true},
		"invalid UTF-8 in TOML":         {"works/x.toml", "id = \"x\"\ntitle = \"Un\xffmistakable\"\n", false},
		"invalid UTF-8 in JSON":         {"works/x.json", "{\"id\": \"x\", \"title\": \"Un\xc3\x28\"}", false},
		"half a surrogate":              {"works/x.json", `{"id": "x", "title": "Unmistakable \ud800"}`, false},
		"UTF-16":                        {"works/x.toml", "\xff\xfei\x00d\x00", false},
		"BOM and CRLF":                  {"works/x.toml", "\ufeffid = \"x\"\r\ntitle = \"Unmistakable\"\r\nabstract = \"\"\"\r\nOne\r\n\r\nTwo\r\n\"\"\"\r\n", true},
		"BOM and CRLF in JSONL":         {"works/x.jsonl", "\ufeff{\"id\": \"x\", \"title\": \"Unmistakable\"}\r\n\r\n", true},
		"BOM and CRLF in Markdown":      {"authors/x.md", "\ufeff+++\r\nname = \"Unmistakable\"\r\n+++\r\n\r\n# One\r\n\r\nTwo\r\n", true},
		"CR alone":                      {"works/x.toml", "id = \"x\"\rtitle = \"Unmistakable\"\r", false},
		"10 MB of words":                {"works/x.json", record("abstract", strings.Repeat("All work and no play. ", 10<<20/22)), true},
		"10 MB of one word":             {"works/x.json", record("abstract", strings.Repeat("a", 10<<20)), true},
		"3 MB of TeX braces":            {"works/x.json", record("abstract", strings.Repeat("{", 3<<20)), true},
		"3 MB of dollars":               {"works/x.json", record("abstract", strings.Repeat("$ ", 3<<19)), true},
		"3 MB of TeX commands":          {"works/x.json", record("abstract", strings.Repeat(`\textbf{`, 3<<17)), true},
		"3 MB of tags":                  {"works/x.json", record("abstract", strings.Repeat("<b>", 1<<20)), true},
		"3 MB of brackets":              {"works/x.json", record("abstract", strings.Repeat("<", 3<<20)), true},
		"3 MB of ampersands":            {"works/x.json", record("abstract", strings.Repeat("&amp;", 3<<18)), true},
		"deep mathematics":              {"works/x.json", record("abstract", "$"+deep(`\frac{`, "}", 20000)+"$"), true},
		"deep sub and sup":              {"works/x.json", record("abstract", deep("<sub>", "</sub>", 50000)), true},
		"deep quotes in Markdown":       {"authors/x.json", strings.Replace(record("bio", strings.Repeat("> ", 10000)+"x"), "title", "name", 1), true},
		"deep lists in Markdown":        {"authors/x.json", strings.Replace(record("bio", strings.Repeat("- ", 5000)+"x"), "title", "name", 1), true},
		"brackets in Markdown":          {"authors/x.json", strings.Replace(record("bio", strings.Repeat("[", 20000)+strings.Repeat("](", 20000)), "title", "name", 1), true},
		"emphasis in Markdown":          {"authors/x.json", strings.Replace(record("bio", strings.Repeat("*a _b ", 20000)), "title", "name", 1), true},
		"backquotes in Markdown":        {"authors/x.json", strings.Replace(record("bio", strings.Repeat("`a ``b ", 20000)), "title", "name", 1), true},
		"a long title":                  {"works/x.json", fmt.Sprintf(`{"id": "x", "title": "Unmistakable", "keywords": [%q]}`, strings.Repeat("k", 1<<20)), true},
		"deep JSON":                     {"works/x.json", `{"id": "x", "title": "Unmistakable", "extra": ` + deep(`{"a":`, "}", 100000) + `}`, false},
		"deep lists of TOML":            {"works/x.toml", "id = \"x\"\ntitle = \"Unmistakable\"\nextra.a = " + deep("[", "]", 100000), false},
		"deep keys of TOML":             {"works/x.toml", "id = \"x\"\ntitle = \"Unmistakable\"\nextra" + strings.Repeat(".a", 100000) + " = 1\n", false},
		"deep headers of TOML":          {"works/x.toml", "id = \"x\"\ntitle = \"Unmistakable\"\n[extra" + strings.Repeat(".a", 100000) + "]\n", false},
		"many authors":                  {"works/x.json", `{"id": "x", "title": "Unmistakable", "authors": [` + strings.Repeat(`"A B", `, 20000) + `"C"]}`, true},
		"a number that is none":         {"works/x.json", `{"id": "x", "title": "Unmistakable", "citations": 1e999}`, false},
		"a number beyond all bounds":    {"works/x.json", `{"id": "x", "title": "Unmistakable", "position": 99999999999999999999}`, false},
		"an odd number in extra":        {"works/x.toml", "id = \"x\"\ntitle = \"Unmistakable\"\nextra = {a = inf, b = -nan, c = 0x7fffffffffffffff, d = 1979-05-27T07:32:00Z}\n", true},
		"a year before the calendar":    {"works/x.json", `{"id": "x", "title": "Unmistakable", "year": -400}`, false},
		"part of itself":                {"works/x.json", `{"id": "x", "title": "Unmistakable", "part_of": "x"}`, false},
		"version of itself":             {"works/x.json", `{"id": "x", "title": "Unmistakable", "version_of": "x"}`, false},
		"its own reference":             {"works/x.json", `{"id": "x", "title": "Unmistakable", "references": ["x"]}`, true},
		"its own former id":             {"works/x.json", `{"id": "x", "title": "Unmistakable", "former_ids": ["x"]}`, false},
		"a former id that is another's": {"works/x.json", `{"id": "x", "title": "Unmistakable", "former_ids": ["one"]}`, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t, demo)
			s.write("content/"+c.file, c.text)
			r, err := s.try()
			if err != nil {
				t.Fatal(err)
			}
			kind, _, _ := strings.Cut(c.file, "/")
			text := s.published()[kind+"/x/index.html"]
			if got := strings.Contains(text, "Unmistakable"); got != c.page || got == (r.Errors > 0) {
				t.Errorf("page %v, want %v; %.300v", got, c.page, r.Diags)
			}
			if text != "" {
				checkHarmless(t, name, text)
			}
			for _, d := range r.Diags {
				if d.Place.Line == 0 || d.Place.Column == 0 || len(d.Message) > 2000 {
					t.Errorf("%.300v", d)
				}
			}
		})
	}
}

// Links and other things on disk that are no files of the site.
func TestFilesThatAreNone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("symbolic links need a privilege there")
	}
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("a secret of the machine"), 0o600); err != nil {
		t.Fatal(err)
	}
	link := func(s *site, target, name string) {
		t.Helper()
		name = filepath.Join(s.dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, name); err != nil {
			t.Skip(err)
		}
	}
	for name, lay := range map[string]func(s *site){
		"a photo outside":     func(s *site) { link(s, secret, "content/authors/x.jpg") },
		"a photo up and away": func(s *site) { link(s, "../../../../../../../../../../etc/passwd", "content/authors/x.jpg") },
		"a folder":            func(s *site) { s.write("content/authors/x.jpg/y.png", "x") },
		"a link to a folder":  func(s *site) { link(s, "../static", "content/authors/x.jpg") },
		"a link to itself":    func(s *site) { link(s, "x.jpg", "content/authors/x.jpg") },
		"a link to nothing":   func(s *site) { link(s, "nothing.jpg", "content/authors/x.jpg") },
		"a link to a device":  func(s *site) { link(s, "/dev/zero", "content/authors/x.jpg") },
		"a pipe":              func(s *site) { pipe(t, filepath.Join(s.dir, "content/authors/x.jpg")) },
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t, demo)
			lay(s)
			s.write("content/authors/x.toml", "id = \"x\"\nname = \"X\"\nphoto = \"x.jpg\"\n")
			r, err := s.try()
			if err != nil {
				t.Fatal(err)
			}
			if r.Codes["missing-file"] != 1 {
				t.Errorf("%v; want an error about the photo", r.Diags)
			}
		})
	}
	s := newSite(t, demo)
	link(s, secret, "content/static/secret.txt")
	link(s, filepath.Dir(secret), "content/static/folder")
	link(s, filepath.Dir(secret), "content/works/folder")
	link(s, secret, "content/pages/secret.md")
	link(s, secret, "content/works/secret.toml")
	link(s, secret, "theme/partials/secret.html")
	link(s, "../../site.toml", "content/static/settings.txt") // inside the site: the owner's own choice
	pipe(t, filepath.Join(s.dir, "content", "works", "pipe.toml"))
	pipe(t, filepath.Join(s.dir, "content", "static", "pipe"))
	r, err := s.try()
	if err != nil {
		t.Fatal(err)
	}
	if r.Codes["no-file"] < 6 {
		t.Errorf("%v; want a warning about each of them", r.Diags)
	}
	for name, text := range s.published() {
		if strings.Contains(text, "a secret of the machine") {
			t.Errorf("%s tells the secret", name)
		}
	}
}

// Static files where pages, feeds and assets are: an error that names both, or the
// static file stands in its own place. Never a page lost without a word.
func TestStaticFilesInTheWay(t *testing.T) {
	for _, name := range []string{
		"index.html", "authors/index.html", "AUTHORS/INDEX.HTML", "works/one/index.html", "works/one", "authors/ada", "404.html", "sitemap.xml", "robots.txt", "feed.xml",
		"about", "about/index.html", "authors", "authors/ada-old/index.html", "Works/One/extra.pdf", ".lectern/manifest", "_redirects", "CNAME", "con", "a\\b", "trailing./x", "works/new.txt",
	} {
		t.Run(strings.ReplaceAll(name, "/", "_"), func(t *testing.T) {
			if runtime.GOOS == "windows" && strings.ContainsAny(name, `\.`) {
				t.Skip("no such file name there")
			}
			s := newSite(t, demo)
			s.write("content/static/"+name, "static file")
			r, err := s.try()
			if err != nil {
				t.Fatal(err)
			}
			files := s.published()
			switch {
			case r.Errors > 0 && len(files) > 0:
				t.Errorf("an error, and files: %v", r.Diags)
			case r.Errors > 0:
				for _, d := range r.Diags {
					if d.Severity == diag.Error && !strings.Contains(d.Message+d.Place.File, path.Base(name)) {
						t.Errorf("%v does not name the file", d)
					}
				}
			case !strings.HasPrefix(name, ".") && files[name] != "static file" && r.Codes["bad-file-name"] == 0:
				t.Errorf("no error, and not published: %v", r.Diags)
			default:
				for _, page := range []string{"index.html", "authors/index.html", "works/one/index.html", "about/index.html"} {
					if files[page] == "" || files[page] == "static file" {
						t.Errorf("%s is lost without a word", page)
					}
				}
			}
		})
	}
}

// A published folder that is a link is written where it leads; one that leads into
// the site's own folders is refused; links within it are not followed out of it.
func TestOutputThroughLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("symbolic links need a privilege there")
	}
	s := newSite(t, demo)
	elsewhere := t.TempDir()
	if err := os.Symlink(elsewhere, filepath.Join(s.dir, "public")); err != nil {
		t.Skip(err)
	}
	s.build()
	clean := newSite(t, demo)
	clean.build()
	sameTree(t, readTree(t, elsewhere), clean.published())
	if info, err := os.Lstat(filepath.Join(s.dir, "public")); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v", err)
	}

	s = newSite(t, demo)
	if err := os.Symlink("content", filepath.Join(s.dir, "public")); err != nil {
		t.Fatal(err)
	}
	before := readTree(t, filepath.Join(s.dir, "content"))
	if _, err := s.try(); err == nil {
		t.Error("the site was written into its own content")
	}
	sameTree(t, readTree(t, filepath.Join(s.dir, "content")), before)

	s = newSite(t, demo)
	victim := t.TempDir()
	if err := os.Mkdir(filepath.Join(s.dir, "public"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(victim, filepath.Join(s.dir, "public", "works")); err != nil {
		t.Fatal(err)
	}
	r, err := s.try()
	if files := readTree(t, victim); len(files) > 0 {
		t.Errorf("%d files were written through a link within the published folder", len(files))
	}
	if err == nil && r.Errors == 0 {
		t.Error("the link in the way was not reported")
	}
}

// Every field of every kind with a value of every wrong type: a diagnostic with a
// place, or a page; never a crash.
func TestWrongTypesEverywhere(t *testing.T) {
	values := []string{`null`, `true`, `-1`, `1.5e300`, `""`, `"x"`, `[]`, `[null]`, `[[["x"]]]`, `{}`, `{"en": null}`, `{"id": {"id": 1}}`, `[{"name": [], "url": 1, "start": {}}]`}
	s := newSite(t, demo)
	for folder, typ := range entities() {
		var lines strings.Builder
		for i := range typ.NumField() {
			key, _, _ := strings.Cut(typ.Field(i).Tag.Get("key"), ",")
			if key == "" || key == "-" {
				continue
			}
			for n, value := range values {
				kind := strings.TrimSuffix(folder, "s")
				fmt.Fprintf(&lines, "{\"id\": \"%s-%d\", \"kind\": %q, \"name\": \"N\", \"title\": \"T\", %q: %s}\n", key, n, kind, key, value)
			}
		}
		s.write("content/imported/wrong-"+folder+".jsonl", lines.String())
	}
	r, err := s.try()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diags {
		if d.Severity == diag.Error || d.Place.Line == 0 || d.Place.Column == 0 || d.Message == "" {
			t.Errorf("%v", d)
		}
	}
	if r.Warnings < 500 || r.Pages[page.Work] < 100 {
		t.Errorf("%d warnings and %d pages of works", r.Warnings, r.Pages[page.Work])
	}
}

// Files of records by odd names: published beside the record's page under a name that
// every server takes, and linked, or refused.
func TestOddFileNames(t *testing.T) {
	for _, name := range []string{
		"a b.png", "a#b.png", "a?b.png", "a%2fb.png", "a&b.png", "é.png", "index.html", "con.png", "a:b.png", "a<b>.png", "\"a.png", "'a.png", ".png", "a..png", "a.png.", "日本.png",
		"INDEX.HTML", "javascript:x.png", "-a.png", "~a.png", "😀.png", strings.Repeat("x", 240) + ".png", "a.html", "a.svg", "e\u0301.png", "works/one/index.html",
	} {
		if runtime.GOOS == "windows" && strings.ContainsAny(name, `#?:<>"`) {
			continue
		}
		s := newSite(t, demo)
		s.write("content/authors/"+name, "bytes of the file")
		s.write("content/authors/x.json", fmt.Sprintf(`{"id": "x", "name": "X", "photo": %q, "links": [{"url": %[1]q}]}`, name))
		r, err := s.try()
		if err != nil {
			t.Errorf("%q: the machine failed: %v", name, err)
			continue
		}
		files := s.published()
		if r.Errors > 0 {
			if len(files) > 0 || r.Diags[0].Place.File == "" {
				t.Errorf("%q: %v", name, r.Diags)
			}
			if composed := norm.NFC.String(name); composed != name {
				t.Errorf("%q: %v", name, r.Diags)
			}
			continue
		}
		checkLinks(t, files, "/")
		checkHarmless(t, name, files["authors/x/index.html"])
		copies := 0
		for file, text := range files {
			if text == "bytes of the file" && strings.HasPrefix(file, "authors/x/") {
				copies++
			}
		}
		if copies != 1 || !strings.Contains(files["authors/x/index.html"], "<h1") {
			t.Errorf("%q has %d copies", name, copies)
		}
	}
}
