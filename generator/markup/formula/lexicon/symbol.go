// Package lexicon holds what a formula's words mean: the characters of commands, the
// classes of characters, functions, accents, delimiters and alphabets, and the spaces
// that browsers give to operators. It reads and writes nothing.
package lexicon

import (
	"strings"
	"unicode"

	"lectern/generator/markup/formula/element"
	"lectern/generator/markup/tex"
)

// Symbol returns the character of a symbol command such as "alpha" or "leq", without
// its backslash.
func Symbol(name string) (string, bool) {
	if s, ok := own[name]; ok {
		return s, true
	}
	if tex.IsFunction(name) {
		return "", false
	}
	return tex.Symbol(name)
}

// own are the symbols that only formulas know, or that are other characters there
// than in text. Names and characters are those of LaTeX, amssymb and stmaryrd.
var own = pairs(`
	epsilon ϵ phi ϕ varPhi 𝛷 varGamma 𝛤 varDelta 𝛥 varTheta 𝛩 varLambda 𝛬 varXi 𝛯 varPi 𝛱 varSigma 𝛴 varUpsilon 𝛶 varPsi 𝛹 varOmega 𝛺
	digamma ϝ gimel ℷ daleth ℸ emptyset ∅ varnothing ∅ hbar ℏ Finv Ⅎ Game ⅁ Bbbk 𝕜 circledS Ⓢ
	Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ
	lt < gt > And & equal = plus + minus − slash / lparen ( rparen ) ne ≠ owns ∋ dblcolon ∷ vcentcolon : ratio :
	ast ∗ dotplus ∔ boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ circledast ⊛ circledcirc ⊚ circleddash ⊝ bigcirc ◯ barwedge ⊼ veebar ⊻
	curlywedge ⋏ curlyvee ⋎ divideontimes ⋇ leftthreetimes ⋋ rightthreetimes ⋌ intercal ⊺ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ wr ≀ centerdot ⋅
	Cap ⋒ Cup ⋓ doublecap ⋒ doublecup ⋓ bigstar ★ blacklozenge ⧫ blacktriangle ▲ blacktriangledown ▼ blacktriangleleft ◀
	blacktriangleright ▶ triangledown ▽ sphericalangle ∢ diagup ╱ diagdown ╲ vartriangle △
	approxeq ≊ thicksim ∼ thickapprox ≈ backsim ∽ backsimeq ⋍ eqsim ≂ bumpeq ≏ Bumpeq ≎ doteqdot ≑ Doteq ≑ risingdotseq ≓ fallingdotseq ≒
	circeq ≗ eqcirc ≖ leqq ≦ geqq ≧ lessgtr ≶ gtrless ≷ lesseqgtr ⋚ gtreqless ⋛ eqslantless ⪕ eqslantgtr ⪖ lessapprox ⪅ gtrapprox ⪆
	lessdot ⋖ gtrdot ⋗ precsim ≾ succsim ≿ precapprox ⪷ succapprox ⪸ preccurlyeq ≼ succcurlyeq ≽ curlyeqprec ⋞ curlyeqsucc ⋟
	prec ≺ succ ≻ preceq ⪯ succeq ⪰ subseteqq ⫅ supseteqq ⫆ Subset ⋐ Supset ⋑ sqsubset ⊏ sqsupset ⊐ vartriangleleft ⊲ vartriangleright ⊳
	trianglelefteq ⊴ trianglerighteq ⊵ Vdash ⊩ Vvdash ⊪ between ≬ pitchfork ⋔ smile ⌣ frown ⌢ smallsmile ⌣ smallfrown ⌢ varpropto ∝
	shortmid ∣ shortparallel ∥ lll ⋘ ggg ⋙ llless ⋘ gggtr ⋙ eqcolon ≕ coloneq ≔ Coloneqq ⩴ eqqcolon ≕ colonapprox ∶≈ join ⋈ Join ⋈
	nless ≮ ngtr ≯ nleq ≰ ngeq ≱ nleqslant ⪇ ngeqslant ⪈ lneq ⪇ gneq ⪈ lneqq ≨ gneqq ≩ lnsim ⋦ gnsim ⋧ lnapprox ⪉ gnapprox ⪊
	nprec ⊀ nsucc ⊁ npreceq ⋠ nsucceq ⋡ precnsim ⋨ succnsim ⋩ nsim ≁ ncong ≇ nsubseteq ⊈ nsupseteq ⊉ subsetneqq ⫋ supsetneqq ⫌
	varsubsetneq ⊊ varsupsetneq ⊋ nvdash ⊬ nvDash ⊭ nVdash ⊮ nVDash ⊯ ntriangleleft ⋪ ntriangleright ⋫ nequiv ≢ napprox ≉ nshortmid ∤
	nexists ∄ notni ∌ nin ∉ nleftarrow ↚ nrightarrow ↛ nleftrightarrow ↮ nLeftarrow ⇍ nRightarrow ⇏ nLeftrightarrow ⇎
	twoheadleftarrow ↞ leftarrowtail ↢ rightarrowtail ↣ leftleftarrows ⇇ upuparrows ⇈ downdownarrows ⇊ Lleftarrow ⇚ Rrightarrow ⇛
	looparrowleft ↫ looparrowright ↬ curvearrowleft ↶ curvearrowright ↷ circlearrowleft ↺ circlearrowright ↻ Lsh ↰ Rsh ↱ multimap ⊸
	leftrightsquigarrow ↭ dashrightarrow ⇢ dashleftarrow ⇠ rightharpoondown ⇁ leftharpoondown ↽ leftrightharpoons ⇋ upharpoonright ↾
	upharpoonleft ↿ downharpoonright ⇂ downharpoonleft ⇃ restriction ↾ Updownarrow ⇕ impliedby ⟸ longmapsfrom ⟻ mapsfrom ↤
	iint ∬ iiint ∭ iiiint ⨌ oiint ∯ oiiint ∰ intop ∫ smallint ∫ bigsqcap ⨅
	lgroup ⟮ rgroup ⟯ lmoustache ⎰ rmoustache ⎱ llparenthesis ⦇ rrparenthesis ⦈ lBrack ⟦ rBrack ⟧ lAngle ⟪ rAngle ⟫ lang ⟨ rang ⟩
	lbrack [ rbrack ] lbrace { rbrace } vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖ backslash \ ulcorner ⌜ urcorner ⌝ llcorner ⌞ lrcorner ⌟
	dotsi ⋯ dotso … cdots ⋯ dots … iddots ⋰ adots ⋰ hdots … colon : cdotp · ldotp . lnot ¬ models ⊨ bot ⊥ top ⊤ Re ℜ Im ℑ
	infin ∞ isin ∈ exist ∃ empty ∅ sub ⊂ sube ⊆ supe ⊇ R ℝ N ℕ Z ℤ Q ℚ C ℂ reals ℝ natnums ℕ Reals ℝ cnums ℂ
	AA Å degree ° textdegree ° celsius ℃ textmu µ micro µ permil ‰ diameter ⌀ checkmark ✓ qed ∎ square □ Square □ lightning ↯ eth ð
	bigtriangleup △ bigtriangledown ▽ bigparallel ∥ upsilon υ
	ss ß ae æ oe œ o ø O Ø l ł L Ł AE Æ OE Œ aa å i ı j ȷ`)

// SymbolPrefix finds a symbol at the beginning of a run of letters that is no command
// as a whole; see tex.SymbolPrefix.
func SymbolPrefix(run string) (text string, length int) {
	text, length = tex.SymbolPrefix(run)
	if s, ok := own[run[:length]]; ok {
		text = s
	}
	return text, length
}

// ClassOf returns what a character is to its neighbours.
func ClassOf(text string) element.Class {
	r := []rune(text)
	if len(r) == 0 {
		return element.Ordinary
	}
	if c, ok := classes[r[0]]; ok {
		return c
	}
	switch c := r[0]; {
	case c >= 0x2190 && c <= 0x21FF, c >= 0x27F0 && c <= 0x27FF, c >= 0x2900 && c <= 0x297F:
		return element.Relation // arrows
	case c >= 0x2A00 && c <= 0x2A21, c >= 0x222B && c <= 0x2233:
		return element.Operator
	case c >= 0x2A22 && c <= 0x2A65:
		return element.Binary
	case c >= 0x2A66 && c <= 0x2ADF:
		return element.Relation
	}
	return element.Ordinary
}

// IsSign reports whether a character is set as an operator rather than as a variable.
func IsSign(text string) bool {
	r := []rune(text)
	if len(r) == 0 {
		return false
	}
	if _, ok := classes[r[0]]; ok {
		return true
	}
	c := r[0]
	return c >= 0x2190 && c <= 0x21FF || c >= 0x27F0 && c <= 0x297F || c >= 0x2980 && c <= 0x2AFF || c >= 0x2200 && c <= 0x22FF && !strings.ContainsRune("∞∅∂∇", c) ||
		strings.ContainsRune("/|‖\\′″‴⁗‵%&@!?°…⋯⋮⋱⋰¬*.\"`§†‡", c)
}

// classes of characters. An exclamation mark closes what it stands behind, as in TeX.
var classes = func() map[rune]element.Class {
	m := map[rune]element.Class{}
	for class, signs := range map[element.Class]string{
		element.Opening:     "([{⟨⌊⌈⟦⟪⟮⎰⌜⌞⦇⟅",
		element.Closing:     ")]}⟩⌋⌉⟧⟫⟯⎱⌝⌟⦈⟆!?",
		element.Punctuation: ",;",
		element.Operator:    "∑∏∐⋂⋃⋁⋀⨁⨂⨀⨄⨆⨅",
		element.Binary:      "+−±∓×÷·⋅∗∪∩∧∨⊕⊗⊖⊙⊘⊚⊛⊝∖∘⋆•⊎⊓⊔⋄⋉⋊⋋⋌†‡⨿∔⊞⊟⊠⊡◯⊼⊻⋏⋎⋇⊺⊲⊳⊴⊵≀⋒⋓◁▷△▽∙",
		element.Relation: "=<>:∷∈∉∋∌∝∼∽≃≅≂≈≠≡≢≤≥⩽⩾≪≫≲≳≜≔≕≐≑≒≓≖≗≍≎≏≺≻≼≽≾≿⊂⊃⊆⊇⊊⊋⊏⊐⊑⊒⊢⊣⊨⊩⊪∣∤∥∦⋈⊥≦≧≶≷⋚⋛⋖⋗⋘⋙⋞⋟⋐⋑≬⋔⌣⌢≮≯≰≱≨≩" +
			"⋦⋧⊀⊁⋠⋡⋨⋩≁≇≉⊄⊅⊈⊉⊬⊭⊮⊯⋪⋫⋍≊⊸∶⟂",
	} {
		for _, r := range signs {
			m[r] = class
		}
	}
	return m
}()

// IsLetter reports whether a character of a formula's source, or of a symbol, is a
// variable: italic where nothing else is said. Greek capitals are upright, as in TeX.
func IsLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

// Limits says where the scripts of a big operator stand.
func Limits(text string) element.Limits {
	if ClassOf(text) != element.Operator {
		return element.Beside
	}
	if r := []rune(text)[0]; r >= 0x222B && r <= 0x2233 || r == '⨌' {
		return element.Beside // integrals
	}
	return element.Movable
}

func pairs(table string) map[string]string {
	words := strings.Fields(table)
	m := make(map[string]string, len(words)/2)
	for i := 0; i+1 < len(words); i += 2 {
		m[words[i]] = words[i+1]
	}
	return m
}

// ClassOfCommand returns what a symbol is to its neighbours; that of a few commands is
// not that of their character.
func ClassOfCommand(name, text string) element.Class {
	switch name {
	case "lvert", "lVert":
		return element.Opening
	case "rvert", "rVert":
		return element.Closing
	case "colon":
		return element.Punctuation
	case "bot", "square", "Box", "triangle", "Diamond", "angle", "cdotp", "ldotp":
		return element.Ordinary
	}
	return ClassOf(text)
}

// Escaped are the commands of one sign that stand for a character.
func Escaped(name string) (string, bool) {
	switch name {
	case "{", "}", "%", "&", "#", "$", "_":
		return name, true
	case "|":
		return "‖", true
	}
	return "", false
}
