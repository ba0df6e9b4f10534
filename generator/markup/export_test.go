package markup

import (
	"reflect"
	"strings"
	"testing"

	"lectern/generator/scholar"
)

// What leaves for reference managers: one text, its title in a .bib file of UTF-8, its
// text in one of ASCII, and its rich text for citation processors.
func TestExports(t *testing.T) {
	for in, want := range map[string][3]string{
		`Plain words`: {`Plain words`, `Plain words`, `Plain words`},
		`R\&D at 5\% for \$5 on \#1 of a\_b in {x}`: {`R\&D at 5\% for \$5 on \#1 of a\_b in x`, `R\&D at 5\% for \$5 on \#1 of a\_b in x`, `R&D at 5% for $5 on #1 of a_b in x`},
		`a < b > c | d ~/x ^ \{ \textbackslash{} \} ` + "`": {
			`a {\textless} b {\textgreater} c {\textbar} d {\textasciitilde}/x {\textasciicircum} {\textbraceleft} {\textbackslash} {\textbraceright} {\textasciigrave}`,
			`a {\textless} b {\textgreater} c {\textbar} d {\textasciitilde}/x {\textasciicircum} {\textbraceleft} {\textbackslash} {\textbraceright} {\textasciigrave}`,
			"a < b > c | d ~/x ^ { \\ } `"},
		`git --all, don''t`: {`git -{}-all, don'{}'t`, `git -{}-all, don'{}'t`, `git --all, don''t`},
		`Erdős, Ångström, naïve ấ, Łódź, Straße, “x” 1–2 — π ≤ 3…`: {
			`Erdős, Ångström, naïve ấ, Łódź, Straße, “x” 1–2 — π ≤ 3…`,
			`Erd{\H{o}}s, {\r{A}}ngstr{\"{o}}m, na{\"{i}}ve {\'{\^{a}}}, {\L}{\'{o}}d{\'{z}}, Stra{\ss}e, ` + "``x''" + ` 1--2 --- $\pi$ $\leq$ 3{\ldots}`,
			`Erdős, Ångström, naïve ấ, Łódź, Straße, “x” 1–2 — π ≤ 3…`},
		`Cleaning of cloned DNA by a Bayesian model of mRNA`: {
			`Cleaning of cloned {DNA} by a {Bayesian} model of {mRNA}`, `Cleaning of cloned DNA by a Bayesian model of mRNA`, `Cleaning of cloned DNA by a Bayesian model of mRNA`},
		`Attention Is All You Need: A BERT Study`: {`Attention Is All You Need: A {BERT} Study`, `Attention Is All You Need: A BERT Study`, `Attention Is All You Need: A BERT Study`},
		`Great ideas: The making of things, H<sub>2</sub>O and <i>E. coli</i>`: {
			`Great ideas: The making of things, {H}\textsubscript{2}{O} and \emph{E. coli}`,
			`Great ideas: The making of things, H\textsubscript{2}O and \emph{E. coli}`,
			`Great ideas: The making of things, H<sub>2</sub>O and <i>E. coli</i>`},
		`On $\Gamma(n) = 5\%$ and $\alpha$-decay by \textsc{Ab} \textbf{c} \texttt{d\_e}`: {
			`On {$\Gamma(n) = 5\%$} and $\alpha$-decay by \textsc{Ab} \textbf{c} \texttt{d\_e}`,
			`On $\Gamma(n) = 5\%$ and $\alpha$-decay by \textsc{Ab} \textbf{c} \texttt{d\_e}`,
			`On Γ(<i>n</i>) = 5% and <i>α</i>-decay by <span style="font-variant:small-caps;">Ab</span> <b>c</b> d_e`},
		`$\{$ alone, $\{x\}$`: {`$\lbrace $ alone, $\{x\}$`, `$\lbrace $ alone, $\{x\}$`, `{ alone, {<i>x</i>}`},
		`See https://example.org/a_b%20c and <a href="https://example.org/">this</a> \cite{x}.`: {
			`See \url{https://example.org/a_b\%20c} and this.`, `See \url{https://example.org/a_b\%20c} and this.`, `See https://example.org/a_b%20c and this.`},
		`<span class="nocase">iPhone</span> and <span style="font-variant: small-caps">x</span>`: {
			`{iPhone} and \textsc{x}`, `{iPhone} and \textsc{x}`, `<span class="nocase">iPhone</span> and <span style="font-variant:small-caps;">x</span>`},
	} {
		x := parsed(in)
		if got := [3]string{LaTeX(x, LaTeXStyle{Protect: true}), LaTeX(x, LaTeXStyle{ASCII: true}), CSL(x)}; got != want {
			t.Errorf("%s\nhave %q\nwant %q", in, got, want)
		}
	}
}

// What LaTeX writes is read back as it was, by the reader of .bib files.
func TestLaTeXReadsBack(t *testing.T) {
	checked := 0
	inputs := append(hostile(3), hostile(40)...)
	for _, file := range []string{"testdata/tex.txt", "testdata/math.txt", "testdata/html.txt", "testdata/prose.txt", "testdata/links.txt"} {
		for _, c := range readCases(readFile(t, file)) {
			inputs = append(inputs, c.in)
		}
	}
	for _, in := range inputs {
		for _, style := range []LaTeXStyle{{}, {ASCII: true}, {Protect: true}, {ASCII: true, Protect: true}} {
			once := LaTeX(parsed(in), style)
			if !braced(once) {
				t.Errorf("%q: braces do not match in %q", in, once)
			}
			x, _ := ParseLaTeX(once)
			if got, want := Plain(x), Plain(parsed(in)); got != want {
				t.Errorf("%q as %q: read back\nhave %q\nwant %q", in, once, got, want)
			}
			if again := LaTeX(x, style); again != once {
				t.Errorf("%q: written again\nhave %q\nwant %q", in, again, once)
			}
			checked++
		}
	}
	if checked < 100 {
		t.Errorf("only %d", checked)
	}
}

func TestParseLaTeX(t *testing.T) {
	for in, want := range map[string]string{
		`{DNA} and {B}ayesian {{\'E}tude} of~x`:      `<n>DNA</n> and <n>B</n>ayesian <n>Étude</n> of` + "\u00A0" + `x`,
		`{\"u}ber {\it it} {$O(n)$} pp. 1--2`:        `über <em>it</em> $O(n)$ pp. 1–2`,
		`sets {De, Ro} for \$5, $5 and 6$ {a {B} c}`: `sets <n>De, Ro</n> for $5, $5 and 6$ <n>a <n>B</n> c</n>`,
		`unbalanced } and \emph{x} and { stay`:       `unbalanced } and <em>x</em> and { stay`,
	} {
		x, _ := ParseLaTeX(in)
		if got := sketch(x.Nodes); got != want {
			t.Errorf("%s\nhave %s\nwant %s", in, got, want)
		}
	}
	if x, _ := ParseLaTeX("plain"); !reflect.DeepEqual(x, scholar.Text{Source: "plain", LaTeX: true}) {
		t.Errorf("%#v", x)
	}
}

func sketch(nodes []scholar.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		switch n.Kind {
		case scholar.NoCase:
			b.WriteString("<n>" + sketch(n.Kids) + "</n>")
		case scholar.Emphasis:
			b.WriteString("<em>" + sketch(n.Kids) + "</em>")
		case scholar.Math:
			b.WriteString("$" + n.Text + "$")
		default:
			b.WriteString(n.Text + sketch(n.Kids))
		}
	}
	return b.String()
}
