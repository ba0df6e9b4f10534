package markup

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"lectern/generator/scholar"
)

// hostile inputs nest, repeat and break off. Each is used at several lengths.
func hostile(n int) []string {
	r := strings.Repeat
	return []string{
		r("{", n), r("}", n), r("{", n) + r("}", n), r("<i>", n), r("</i>", n), r("<i><b>", n), r(`\textbf{`, n), r(`\textbf{`, n) + r("}", n),
		r(`{\it `, n), r(`{\it `, n) + r("}", n), `\textbf{` + r(`\it `, n) + "}", r("$", n), r("$x", n), r("$$", n), r("$$x", n), r(`\(`, n), r(`\({`, n) + `\)`,
		r(`\[x`, n), r("`", n), r("``a", n), r("``a", n) + r(`\"`, n), r("`a", n), r("`a ", n) + "'", r("'", n), r(`\"q`, n), r(`\"{q`, n), r(`\'`, n),
		r("^{", n), r("x^{", n) + r("}", n), r("_", n), r("^", n), r(`^\text{`, n) + r("}", n), r("&amp;", n), r("&", n), "&" + r("amp;", n) + "lt;", r("&amp", n),
		r("<", n), r("<a ", n), r(`<a href="`, n), r(`<a "<a" `, n), r("<a href='x'>", n), r("<script>", n), r("<math>", n), r("<mml:math>", n) + r("</mml:math>", n),
		r("<!--", n), r("<![CDATA[", n), r("<?xml", n), r("<alternatives><math>", n) + "</alternatives>" + r("</math>", n),
		r("http:", n), r("http://", n), r("http://-", n), r("https: //", n), r("doi:10.", n), r("<http://", n), "https://x.org/" + r("(", n), "https://x.org/" + r(")", n),
		r(`\begin{equation}`, n), r(`\begin{equation}\end{x}`, n), r(`\frac{`, n), r(`\frac{a}{b}`, n), r(`\url{`, n) + r("}", n), r(`\cite{`, n) + r("}", n),
		r(`\href{x}{`, n) + r("}", n), r(`\footnote{`, n) + r("}", n), r(`\cite{x} (`, n), r("(\\cite{x}) ", n), r("-", n), r("--", n), r("~", n), r("a~", n), r(`\`, n), r(`\\`, n),
		r("\n", n), r("\n\n", n), r(" \n", n), r("a\n\n", n), r("e\u0301", n), "e" + r("\u0301", n), r("\u202E", n), r("\x00", n), r("\xff", n), r("\u200D", n),
		r("<jats:title>", n), r("<jats:p>", n), r("<br>", n), r("x<br>", n), r(`C:\a`, n), r(`\c`, n), r(`\c c`, n), r("a<i></i>", n), r("a <i></i>", n), r("<i> ", n),
		"$" + r("{", n) + r("}", n) + "$", "$" + r("x^{", n) + r("}", n) + "$", "$" + r(`\frac{`, n) + "$", "$" + r(`\bf`, n) + "$", "$" + r(`\hat`, n) + "x$", "$" + r("+", n) + "$",
		r(`$\ $ `, n), "$" + r(`A_\!0{0}`, n) + "$", "$" + r(`\alpha`, n) + "$", "$" + r("x_", n) + "$", r("$x$", n), "<math>" + r("<msup>", n) + "</math>", "<math>" + r("<mi>x</mi>", n) + "</math>",
	}
}

// TestHostile runs long inputs; anything quadratic would not end.
func TestHostile(t *testing.T) {
	for i, s := range hostile(30_000) {
		x := parsed(s)
		out := len(HTML(x)) + len(Plain(x))
		if limit := 40*len(s) + 100; out > limit {
			t.Errorf("input %d (%.20q…): %d bytes become %d", i, s, len(s), out)
		}
		if d := depth(x.Nodes); d > 30 {
			t.Errorf("input %d (%.20q…): the tree is %d deep", i, s, d)
		}
	}
}

func depth(nodes []scholar.Node) int {
	d := 0
	for _, n := range nodes {
		d = max(d, 1+depth(n.Kids))
	}
	return d
}

func TestHostileIsSafe(t *testing.T) {
	for _, n := range []int{1, 2, 3, 40} {
		for _, s := range hostile(n) {
			checkText(t, s)
		}
	}
}

// checkText holds what is true of any input.
func checkText(t *testing.T, s string) {
	t.Helper()
	x := parsed(s)
	plain := Plain(x)
	if !utf8.ValidString(plain) && utf8.ValidString(s) || !norm.NFC.IsNormalString(plain) {
		t.Errorf("%q: plain is not valid NFC: %q", s, plain)
	}
	if i := strings.IndexFunc(plain, unwanted); i >= 0 {
		t.Errorf("%q: plain holds %q", s, plain[i:])
	}
	if plain != strings.TrimSpace(plain) {
		t.Errorf("%q: plain has spaces at its ends: %q", s, plain)
	}
	inline, block, unlinked := string(HTML(x)), string(Block(x)), string(Unlinked(x))
	for _, h := range []string{inline, block, unlinked} {
		if err := safe(h); err != nil {
			t.Errorf("%q: %v in %s", s, err, h)
		}
	}
	if strings.Contains(unlinked, "<a ") || strings.Contains(inline, "<p>") || !strings.HasPrefix(block, "<p>") {
		t.Errorf("%q: wrong frame: %s / %s / %s", s, unlinked, inline, block)
	}
	if !strings.Contains(inline, `class="tex"`) {
		if got, want := essence(textOf(inline)), essence(plain); got != want {
			t.Errorf("%q: HTML says %q, plain text %q", s, got, want)
		}
	}
	if !strings.ContainsAny(plain, "\\$<&{}`^_~'\"-:\u200c\u200d\u200e\u200f") {
		if again := Plain(parsed(plain)); again != plain {
			t.Errorf("%q: plain text changes when read again: %q, %q", s, plain, again)
		}
	}
}

func unwanted(r rune) bool {
	return unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0xA0 || r == 0x2028
}

var allowed = map[string]string{
	"a": "href", "em": "", "strong": "", "i": "", "b": "", "sup": "", "sub": "", "code": "class", "span": "class", "br": "", "p": "",
}

var classes = map[string]bool{"tex": true, "small-caps": true}

// Formulas are checked in package formula; here each is what it is read as.
var mathematics = regexp.MustCompile(`(?s)(?:<span class="formula(?: block)?"(?: tabindex="0")?>)?<math(?: display="block")? alttext="([^"<>]*)"><semantics>.*?</semantics></math>(?:</span>)?`)

// safe reports what is wrong with a piece of HTML: elements or attributes that are
// not ours, tags that do not match, nested links, empty elements.
func safe(h string) error {
	h = mathematics.ReplaceAllString(h, "$1.")
	z := html.NewTokenizer(strings.NewReader(h))
	var open []string
	empty := false
	for {
		kind := z.Next()
		token := z.Token()
		switch kind {
		case html.ErrorToken:
			if len(open) > 0 {
				return fmt.Errorf("%v not closed", open)
			}
			return nil
		case html.StartTagToken:
			attribute, ok := allowed[token.Data]
			if !ok || attribute == "" && len(token.Attr) > 0 || len(token.Attr) > 1 {
				return fmt.Errorf("not allowed: %v", token)
			}
			for _, a := range token.Attr {
				u, err := url.Parse(a.Val)
				if a.Key != attribute || a.Key == "class" && !classes[a.Val] ||
					a.Key == "href" && (err != nil || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto") {
					return fmt.Errorf("not allowed: %v", token)
				}
			}
			empty = token.Data != "br" && token.Data != "p"
			if token.Data == "a" && strings.Contains(strings.Join(open, " ")+" ", "a ") {
				return fmt.Errorf("nested link")
			}
			if token.Data != "br" {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				return fmt.Errorf("%v closes %v", token, open)
			}
			if empty {
				return fmt.Errorf("empty %v", token)
			}
			open = open[:len(open)-1]
		case html.TextToken:
			empty = false
		default:
			return fmt.Errorf("not allowed: %v", token)
		}
	}
}

func textOf(h string) string {
	h = mathematics.ReplaceAllString(h, "$1")
	z := html.NewTokenizer(strings.NewReader(h))
	var b strings.Builder
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.WriteString(html.UnescapeString(string(z.Raw())))
		}
	}
}

// essence is what HTML and plain text have in common: letters and digits, whatever
// their form.
func essence(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		if r == '⊤' { // plain text has a raised T for it
			return 't'
		}
		return -1
	}, norm.NFKC.String(norm.NFKC.String(s)))
}

func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, c := range readCases(string(source)) {
			f.Add(c.in)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkText(t, s)
		x := parsed(s)
		if out := len(HTML(x)); out > 100*len(s)+300 {
			t.Errorf("%d bytes become %d", len(s), out)
		}
	})
}

// TestSeed reads the seed whole: no remnant of TeX is left, and each address leads
// where it should.
func TestSeed(t *testing.T) {
	source, err := os.ReadFile("../../../shared/data/seed/works.json")
	if err != nil {
		t.Skip("the seed is not here:", err)
	}
	var works []struct{ ID, Title, Abstract string }
	if err := json.Unmarshal(source, &works); err != nil || len(works) != 24 {
		t.Fatal(len(works), "works", err)
	}
	var links []string
	all := map[string]string{}
	href := regexp.MustCompile(`<a href="([^"]*)">([^<]*)</a>(.{0,2})`)
	for _, w := range works {
		for _, s := range []string{w.Title, w.Abstract} {
			x := parsed(s)
			h, plain := string(HTML(x)), Plain(x)
			all[w.ID] += h + "\n"
			if strings.ContainsAny(plain, "\\${}`") || strings.Contains(plain, "--") || strings.Contains(plain, "  ") {
				t.Errorf("%s: a remnant is left: %s", w.ID, plain)
			}
			if err := safe(h); err != nil {
				t.Errorf("%s: %v", w.ID, err)
			}
			for _, m := range href.FindAllStringSubmatch(h, -1) {
				if m[1] != m[2] || strings.HasSuffix(m[1], ".") || strings.HasPrefix(m[3], " .") {
					t.Errorf("%s: bad link %q", w.ID, m[0])
				}
				links = append(links, m[1])
			}
		}
	}
	if len(links) != 7 {
		t.Errorf("links: %q", links)
	}
	for id, want := range map[string]string{
		"seed-10": " – ", "seed-14": "<em>explicitly</em>", "seed-15": "<strong>42.26</strong>", "seed-22": "67.22%",
		"seed-21": "3.4*10^10", "seed-18": `href="https://github.com/tztztztztz/eql.detectron2"`, "seed-03": "</a>.",
	} {
		if !strings.Contains(all[id], want) {
			t.Errorf("%s lacks %q", id, want)
		}
	}
	for _, want := range []string{"Faster RCNN based detector", "‘MMfruit’"} {
		if !strings.Contains(all["seed-10"], want) {
			t.Errorf("seed-10 lacks %q", want)
		}
	}
}

func TestProblems(t *testing.T) {
	_, problems := Parse(`see \mytool{x} and $\foo{y}$ and Section~\ref{z}`)
	if len(problems) != 3 {
		t.Fatalf("%+v", problems)
	}
	for i, offset := range []int{4, 20, 41} {
		if p := problems[i]; p.Offset != offset || p.Code != "unknown-tex" || p.Message == "" || p.Hint == "" {
			t.Errorf("problem %d: %+v, want offset %d", i, p, offset)
		}
	}
}

func TestPlainTextHasNoTree(t *testing.T) {
	for _, s := range []string{"", "Plain text: with signs, 5 < 6 & 7 > 2; it's fine", "naïve 北京", "List <x", "a-b c_d", "https"} {
		if nodes, problems := Parse(s); nodes != nil || problems != nil {
			t.Errorf("%q: %+v %+v", s, nodes, problems)
		}
	}
	for _, s := range []string{" a", "a  b", "a\u00a0b", "cafe\u0301", "a\x00", "&amp;", "$x$", "\ufeffa", " "} {
		if nodes, _ := Parse(s); nodes == nil {
			t.Errorf("%q: no tree", s)
		}
	}
}

func TestBlock(t *testing.T) {
	for in, want := range map[string]string{
		"plain & text":    "<p>plain &amp; text</p>",
		"one\n\ntwo":      "<p>one</p><p>two</p>",
		`\emph{x} y`:      "<p><em>x</em> y</p>",
		"<p>a</p><p></p>": "<p>a</p>",
		"<jats:title>Aim</jats:title><jats:p>We try.</jats:p>": "<p><strong>Aim</strong></p><p>We try.</p>",
	} {
		if got := string(Block(parsed(in))); got != want {
			t.Errorf("Block(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestUnlinked(t *testing.T) {
	if got := string(Unlinked(parsed(`<a href="https://x.org">a <i>b</i></a> https://x.org/c`))); got != "a <em>b</em> https://x.org/c" {
		t.Error(got)
	}
	bad := scholar.Text{Nodes: []scholar.Node{{Kind: scholar.Hyperlink, Text: "javascript:alert(1)", Kids: []scholar.Node{{Text: "x"}}}}}
	if got := string(HTML(bad)); got != "x" {
		t.Error(got)
	}
}

func TestExcerpt(t *testing.T) {
	for _, c := range []struct {
		in   string
		max  int
		want string
	}{
		{"short", 10, "short"},
		{"one two three", 13, "one two three"},
		{"one two three", 12, "one two…"},
		{"one two, three", 10, "one two…"},
		{"abcdefghij", 5, "abcd…"},
		{"北京大学计算机", 5, "北京大学…"},
		{"", 5, ""},
		{"anything", 0, ""},
	} {
		if got := Excerpt(c.in, c.max); got != c.want || utf8.RuneCountInString(got) > max(c.max, 0) {
			t.Errorf("Excerpt(%q, %d) = %q, want %q", c.in, c.max, got, c.want)
		}
	}
}

var prose = strings.TrimSpace(strings.Repeat("We propose a method, and show that it works on several data sets: the results are better by 5 points. ", 12))

func BenchmarkParsePlain(b *testing.B) {
	b.SetBytes(int64(len(prose)))
	for b.Loop() {
		Parse(prose)
	}
}

func BenchmarkParsePlainUnicode(b *testing.B) {
	s := strings.ReplaceAll(prose, "method", "méthode “nouvelle”")
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Parse(s)
	}
}

func BenchmarkParseMarkup(b *testing.B) {
	s := prose + `\textit{x} $E=mc^2$ <jats:p>y</jats:p> https://example.org/x. ` + prose
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Parse(s)
	}
}

func BenchmarkHTML(b *testing.B) {
	x := parsed(prose + `\textit{x} $E=mc^2$ https://example.org/x. ` + prose)
	b.SetBytes(int64(len(x.Source)))
	for b.Loop() {
		HTML(x)
	}
}
