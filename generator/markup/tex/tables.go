package tex

import "strings"

// accents of text mode: command name → combining mark.
var accents = map[string]string{
	"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", `"`: "\u0308", "=": "\u0304", ".": "\u0307",
	"u": "\u0306", "v": "\u030C", "H": "\u030B", "r": "\u030A", "c": "\u0327", "k": "\u0328", "d": "\u0323",
	"b": "\u0331", "t": "\u0361",
}

// letters of other alphabets that stand inside words.
var letters = pairs(letterTable)

const letterTable = `ss ß SS ẞ o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ ng ŋ NG Ŋ dj đ DJ Đ`

// functions are set upright, with a space before their argument.
var functions = set(`arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup
	ln log max min Pr sec sin sinh sup tan tanh argmax argmin bmod mod choose`)

func functionText(name string) string {
	switch name {
	case "bmod":
		return "mod"
	case "liminf":
		return "lim inf"
	case "limsup":
		return "lim sup"
	}
	return name
}

// symbols: command name → Unicode. The source is the usual LaTeX set with amssymb
// and textcomp, named as there.
var symbols = func() map[string]string {
	m := pairs(symbolTable)
	m["textasciigrave"] = "`"
	return m
}()

const symbolTable = `
	alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ
	lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ
	chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
	times × div ÷ cdot · pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ wedge ∧
	lor ∨ land ∧ setminus ∖ smallsetminus ∖ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ dagger † ddagger ‡ amalg ⨿
	diamond ⋄ bigtriangleup △ bigtriangledown ▽ triangleleft ◁ triangleright ▷ ltimes ⋉ rtimes ⋊
	leq ≤ le ≤ leqslant ⩽ geq ≥ ge ≥ geqslant ⩾ neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ propto ∝ varpropto ∝ asymp ≍
	doteq ≐ ll ≪ gg ≫ lll ⋘ ggg ⋙ prec ≺ succ ≻ preceq ⪯ succeq ⪰ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊
	supsetneq ⊋ sqsubseteq ⊑ sqsupseteq ⊒ in ∈ ni ∋ notin ∉ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ perp ⊥ mid ∣ nmid ∤
	parallel ∥ nparallel ∦ bowtie ⋈ lesssim ≲ gtrsim ≳ triangleq ≜ coloneqq ≔ approxeq ≊ nleq ≰ ngeq ≱
	rightarrow → to → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ iff ⟺
	longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺
	mapsto ↦ longmapsto ⟼ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙
	nwarrow ↖ hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ leftharpoonup ↼ rightleftharpoons ⇌ leadsto ⇝
	rightsquigarrow ⇝ twoheadrightarrow ↠ rightrightarrows ⇉ leftrightarrows ⇆ rightleftarrows ⇄ nrightarrow ↛ xrightarrow →
	sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcap ⋂ bigcup ⋃ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂
	bigodot ⨀ biguplus ⨄ bigsqcup ⨆
	infty ∞ nabla ∇ partial ∂ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ emptyset ∅ varnothing ∅ aleph ℵ beth ℶ hbar ℏ
	hslash ℏ ell ℓ wp ℘ Re ℜ Im ℑ top ⊤ bot ⊥ angle ∠ measuredangle ∡ triangle △ square □ Box □ blacksquare ■ Diamond ◇
	lozenge ◊ clubsuit ♣ diamondsuit ♦ heartsuit ♥ spadesuit ♠ flat ♭ natural ♮ sharp ♯ prime ′ backprime ‵ surd √
	checkmark ✓ maltese ✠ complement ∁ therefore ∴ because ∵ degree ° mho ℧ eth ð imath ı jmath ȷ
	langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } lbrack [ rbrack ] lvert | rvert | vert | Vert ‖
	lVert ‖ rVert ‖ backslash \ ulcorner ⌜ urcorner ⌝ llcorner ⌞ lrcorner ⌟ lbag ⟅ rbag ⟆ llbracket ⟦ rrbracket ⟧
	ldots … dots … dotsc … dotsb … dotsm … textellipsis … cdots ⋯ vdots ⋮ ddots ⋱ colon :
	S § P ¶ copyright © pounds £ dag † ddag ‡ euro € texteuro € yen ¥ textyen ¥ textcent ¢ textsterling £
	textdegree ° textmu µ textohm Ω textpm ± texttimes × textdiv ÷ textperthousand ‰ textpermille ‰ texttrademark ™
	textregistered ® textcopyright © textbullet • textbackslash \ textasciitilde ~ textasciicircum ^ textunderscore _
	textless < textgreater > textbar | textbraceleft { textbraceright } textdollar $ textpercent % textampersand &
	textendash – textemdash — textquotedblleft “ textquotedblright ” textquoteleft ‘ textquoteright ’ textquotesingle '
	textquotedbl " lq ‘ rq ’ quotedblbase „ quotesinglbase ‚ guillemotleft « guillemotright » guilsinglleft ‹ guilsinglright ›
	textexclamdown ¡ textquestiondown ¿ textsection § textparagraph ¶ textdagger † textdaggerdbl ‡ textonehalf ½
	textonequarter ¼ textthreequarters ¾ textonesuperior ¹ texttwosuperior ² textthreesuperior ³ textordfeminine ª
	textordmasculine º textnumero № textrightarrow → textleftarrow ← textminus − textasteriskcentered ∗
	TeX TeX LaTeX LaTeX LaTeXe LaTeX2ε BibTeX BibTeX XeTeX XeTeX
	textalpha α textbeta β textgamma γ textdelta δ`

// longestSymbol bounds the search for a symbol that is glued to a word.
const longestSymbol = len("textasteriskcentered")

func pairs(table string) map[string]string {
	words := strings.Fields(table)
	m := make(map[string]string, len(words)/2)
	for i := 0; i+1 < len(words); i += 2 {
		m[words[i]] = words[i+1]
	}
	return m
}

func set(table string) map[string]bool {
	words := strings.Fields(table)
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
