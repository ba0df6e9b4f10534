package lexicon

// Form is where an operator stands in its row.
type Form uint8

// The forms.
const (
	Infix Form = iota
	Prefix
	Postfix
)

// Spacing is what a browser gives to an operator by itself, in eighteenths of an em.
type Spacing struct {
	Left, Right int
	Stretches   bool // upwards, with its row
}

// Dictionary returns the spacing of an operator, as MathML Core's operator dictionary
// has it (W3C, MathML Core, appendix B). Where that has no entry for the operator in
// its form, and the form is not said by an attribute, browsers look for one as infix,
// postfix and prefix.
func Dictionary(text string, form Form, said bool) Spacing {
	if s, ok := entries[entry{text, form}]; ok || said {
		if !ok {
			s = Spacing{Left: 5, Right: 5}
		}
		return s
	}
	for _, f := range [...]Form{Infix, Postfix, Prefix} {
		if s, ok := entries[entry{text, f}]; ok {
			return s
		}
	}
	return Spacing{Left: 5, Right: 5}
}

type entry struct {
	text string
	form Form
}

// entries of the dictionary that formulas here can meet. Relations need none: what is
// not listed gets their spaces.
var entries = func() map[entry]Spacing {
	m := map[entry]Spacing{}
	put := func(form Form, s Spacing, signs string) {
		for _, r := range signs {
			m[entry{string(r), form}] = s
		}
	}
	put(Infix, Spacing{Left: 5, Right: 5, Stretches: true}, "↑↓↕⇑⇓⇕↿↾⇂⇃⇈⇊⇅")
	put(Infix, Spacing{Left: 4, Right: 4}, "+-/±÷⁄−∓∔∖∧∨∩∪∶∸⊌⊍⊎⊓⊔⊕⊖⊘⊝⊞⊟⊻⊼⊽⋎⋏⋒⋓⨿")
	put(Infix, Spacing{Left: 3, Right: 3}, "%*.?@^·×•∗∘∙≀⊗⊙⊚⊛⊠⊡⊺⋄⋅⋆⋇⋉⋊⋋⋌")
	put(Infix, Spacing{}, "\\_\u2061\u2062\u2063\u2064")
	put(Infix, Spacing{Right: 3}, ",:;")
	put(Prefix, Spacing{}, "!+-¬±‘“∀∁∃∄∇−∓∟∠∡∢∴∵∼⊾⊿")
	put(Prefix, Spacing{Stretches: true}, "([{|‖⌈⌊⟦⟨⟪⟮⦃⦅⦇")
	put(Prefix, Spacing{Left: 3, Right: 3}, "∫∬∭∮∯∰∱∲∳∏∐∑⋀⋁⋂⋃⨀⨁⨂⨃⨄⨅⨆⨇⨈⨉⨊⨋⨌")
	put(Prefix, Spacing{Left: 3}, "∂√∛∜ⅅⅆ")
	put(Postfix, Spacing{}, "!\"%&'`¨°²³´¸¹ˊˋ˘˙˚˝’”′″‴‵‶‷⁗\u20DB^_~¯ˆˇˉˍ˜‾")
	put(Postfix, Spacing{Stretches: true}, ")]|}‖⌉⌋⟧⟩⟫⟯⦄⦆⦈")
	return m
}()
