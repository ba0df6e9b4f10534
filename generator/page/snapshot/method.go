package snapshot

import (
	"encoding/json"
	"strconv"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/page/key"
	"lectern/generator/trust"
	"lectern/generator/view"
)

// Method is the page that explains the snapshots of a site, with its own weights.
type Method struct{ Scale *Scale }

// Title returns the page's name.
func (m Method) Title() string { return m.Scale.deck.Text("trust_page") }

// Description says what the page is about.
func (m Method) Description() string { return m.Scale.deck.Text("trust_claim") }

// Parents returns nothing: the page lies in no section.
func (m Method) Parents() []view.Link { return nil }

// Hash adds what the page is made of.
func (m Method) Hash(h *key.Hasher) {
	h.Str(m.Scale.asOf.String())
	m.Scale.hashRules(h)
}

// View makes a *view.Trust.
func (m Method) View(frame view.Frame) any {
	s := m.Scale
	t := s.deck.Text
	v := &view.Trust{Frame: frame, Scored: s.scored(), AsOf: s.asOf.String()}
	for _, name := range trust.Names() {
		if s.weights[name] == 0 {
			continue
		}
		rule := view.TrustRule{Name: t("trust_" + string(name)), Anchor: string(name), How: t("how_"+string(name), trust.HalfAt(name), jointWorks)}
		if v.Scored {
			rule.Weight = s.weights[name]
		}
		v.Signals = append(v.Signals, rule)
	}
	levels := trust.Levels()
	for i, level := range levels {
		l := view.TrustLevel{Name: s.level(level), From: s.thresholds[level], To: 100}
		if i+1 < len(levels) {
			l.To = s.thresholds[levels[i+1]] - 1
		}
		v.Levels = append(v.Levels, l)
	}
	for n := range 4 {
		v.Verified = append(v.Verified, view.TrustLevel{Name: "L" + strconv.Itoa(n), Why: t("verified_" + strconv.Itoa(n))})
	}
	return v
}

// The same as JSON. Names of keys are part of the format; what the site does not
// show is not in it.
type (
	document struct {
		About    string       `json:"about"`
		Author   string       `json:"author"`
		ID       string       `json:"id"`
		Method   string       `json:"method"`
		AsOf     string       `json:"as_of,omitempty"`
		Level    trust.Level  `json:"level"`
		Score    *int         `json:"score,omitempty"` // of 100
		Verified string       `json:"verification"`
		Proofs   []proofJSON  `json:"proofs"`
		Signals  []signalJSON `json:"signals"`
	}
	proofJSON struct {
		Method   string `json:"method"`
		Evidence string `json:"evidence,omitempty"`
		On       string `json:"on,omitempty"`
		Mutual   bool   `json:"both_ways"`
	}
	signalJSON struct {
		Signal trust.Name `json:"signal"`
		Value  string     `json:"value"`
		State  string     `json:"state"` // missing, partly, met
		Points *int       `json:"points,omitempty"`
		Weight *int       `json:"weight,omitempty"`
		Raise  string     `json:"raise,omitempty"`
	}
)

// Data is the file trust.json beside an author's page.
type Data struct {
	Scale  *Scale
	Author *catalog.Author
}

// Path returns the file's path in the output folder.
func (d Data) Path() string { return d.Scale.deck.Book.Path(d.Scale.data(d.Author)) }

// Hash adds what the file is made of.
func (d Data) Hash(h *key.Hasher) {
	h.Digest(d.Author.Digest)
	h.Str(d.Scale.deck.Book.Author(d.Author))
	d.Scale.Hash(h, d.Author)
}

// View makes a *view.Plain.
func (d Data) View() any {
	s, a := d.Scale, d.Author
	f := s.facts(a)
	taken := trust.Score(f, s.weights, s.thresholds)
	absolute := s.deck.Book.Absolute
	out := document{
		About: s.deck.Text("trust_claim"), Author: absolute(s.deck.Book.Author(a)), ID: a.ID, Method: absolute(s.method),
		AsOf: s.asOf.String(), Level: taken.Level, Verified: "L" + strconv.Itoa(f.Verified()), Proofs: []proofJSON{},
	}
	if s.scored() {
		out.Score = &taken.Score
	}
	for _, p := range trust.Proofs(a.Author, domains(a)) {
		out.Proofs = append(out.Proofs, proofJSON{p.Method, p.Evidence, p.On.String(), p.Mutual})
	}
	for _, signal := range taken.Signals {
		if signal.Weight == 0 {
			continue
		}
		words := s.signal(a, f, signal)
		line := signalJSON{Signal: signal.Name, Value: words.Value, State: [...]string{"missing", "partly", "met"}[signal.State], Raise: words.Raise}
		if s.scored() {
			line.Points, line.Weight = &words.Points, &words.Weight
		}
		out.Signals = append(out.Signals, line)
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	_ = e.Encode(out) // strings and numbers always encode
	return &view.Plain{Text: b.String()}
}
