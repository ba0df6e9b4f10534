// Package snapshot fills what profiles say of how well their record is evidenced, the
// page that explains it, and the same as JSON. It counts what package trust scores;
// it knows neither where pages lie in the output nor when they are made.
package snapshot

import (
	"strconv"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/scholar"
	"lectern/generator/trust"
	"lectern/generator/view"
)

// Scale is what a site measures its records with. A nil Scale is of a site that
// shows nothing of it.
type Scale struct {
	deck       *card.Deck
	show       string
	weights    trust.Weights
	thresholds trust.Thresholds
	asOf       scholar.Date
	method     string // address of the page that explains
	base       string // of the site: in the JSON addresses are absolute
}

// New returns the scale of a site's settings, or nil.
func New(cfg *config.Config, deck *card.Deck) *Scale {
	if cfg.Trust.Show != "level" && cfg.Trust.Show != "score" {
		return nil
	}
	w, t := cfg.Trust.Weights, cfg.Trust.Levels
	asOf, _ := scholar.ParseDate(cfg.AsOf) // checked where it was read
	return &Scale{
		deck: deck, show: cfg.Trust.Show, asOf: asOf, method: deck.Book.Trust(), base: cfg.BaseURL,
		weights: trust.Weights{
			trust.Identifier: w.Identifier, trust.Proof: w.Proof, trust.Claimed: w.Claimed, trust.Persistent: w.Persistent,
			trust.Linked: w.Linked, trust.Metadata: w.Metadata, trust.Affiliated: w.Affiliation, trust.Review: w.Review,
			trust.Retractions: w.Retractions, trust.Works: w.Works, trust.Topics: w.Topics, trust.Collaborators: w.Collaborators,
		},
		thresholds: trust.Thresholds{
			trust.Emerging: t.Emerging, trust.Established: t.Established, trust.Strong: t.Strong, trust.Exemplary: t.Exemplary,
		},
	}
}

// Shows reports whether an author's profile has a snapshot. A name without a record
// has none: there is nothing to judge.
func (s *Scale) Shows(a *catalog.Author) bool { return s != nil && a.Recorded }

// Hash adds what an author's snapshot is made of, beside the author's own record.
func (s *Scale) Hash(h *key.Hasher, a *catalog.Author) {
	shown := s.Shows(a)
	h.Bool(shown)
	if shown {
		s.hash(h, a)
	}
}

// Of makes an author's snapshot; the zero one where none is shown.
func (s *Scale) Of(a *catalog.Author) view.Snapshot {
	if !s.Shows(a) {
		return view.Snapshot{}
	}
	f := s.facts(a)
	taken := trust.Score(f, s.weights, s.thresholds)
	v := view.Snapshot{
		Level:    s.level(taken.Level),
		Scored:   s.scored(),
		Method:   s.method,
		Data:     s.data(a),
		Verified: "L" + strconv.Itoa(f.Verified()),
		Why:      s.deck.Text("verified_" + strconv.Itoa(f.Verified())),
		Proofs:   s.proofs(a),
	}
	if v.Scored {
		v.Score = taken.Score
	}
	for _, signal := range taken.Signals {
		if signal.Weight > 0 {
			v.Signals = append(v.Signals, s.signal(a, f, signal))
		}
	}
	return v
}

func (s *Scale) scored() bool { return s.show == "score" }

// data returns the address of an author's snapshot as JSON.
func (s *Scale) data(a *catalog.Author) string {
	return s.deck.Book.Shared(s.deck.Book.Folder(a)) + "trust.json"
}

func (s *Scale) level(l trust.Level) string { return s.deck.Text("level_" + string(l)) }

func (s *Scale) signal(a *catalog.Author, f trust.Facts, signal trust.Signal) view.Signal {
	t := s.deck.Text
	out := view.Signal{
		Name:  t("trust_" + string(signal.Name)),
		Href:  s.method + "#" + string(signal.Name),
		State: t([...]string{"trust_missing", "trust_partly", "trust_met"}[signal.State]),
	}
	out.Value, out.List = s.value(a, f, signal.Name)
	if s.scored() {
		out.Points, out.Weight = signal.Points, signal.Weight
	}
	full := signal.State == trust.Met || s.scored() && signal.Points == signal.Weight
	switch {
	case full:
	case signal.State == trust.Partly && halves(signal.Name):
		out.Raise = t("raise_" + string(signal.Name) + "_half")
	default:
		out.Raise = t("raise_" + string(signal.Name))
	}
	return out
}

// halves reports whether a signal is met by halves, for a reason of its own.
func halves(n trust.Name) bool {
	return n == trust.Identifier || n == trust.Proof || n == trust.Affiliated || n == trust.Review
}

// value says what was found, and where the list of it is.
func (s *Scale) value(a *catalog.Author, f trust.Facts, name trust.Name) (value, list string) {
	t := s.deck.Text
	works, topics, people := anchor(f.Works, "#works"), anchor(f.Topics, "#topics"), anchor(len(a.Facts().Coauthors), "#coauthors")
	switch name {
	case trust.Identifier:
		return s.identifiers(a, f), ""
	case trust.Proof:
		return s.choose(f.Proofs, f.Mutual), anchor(f.Proofs, "#proofs")
	case trust.Claimed:
		if f.Claimed {
			return t("found_claimed", a.Claimed.By), ""
		}
		return t("found_unclaimed"), ""
	case trust.Persistent:
		return s.share(f.Persistent, f.Works), works
	case trust.Linked:
		return s.share(f.Linked, f.Works), works
	case trust.Metadata:
		if f.DetailsOf > 0 {
			return t("found_details", f.Details, f.DetailsOf), works
		}
	case trust.Affiliated:
		return t([...]string{"found_unaffiliated", "found_stated", "found_registered"}[f.Affiliation]), ""
	case trust.Review:
		return s.review(f), ""
	case trust.Retractions:
		if f.Retracted > 0 {
			return t("found_retracted", f.Noticed, f.Retracted), works
		}
		return t("found_unretracted"), ""
	case trust.Works:
		return t("n_works", f.Works), works
	case trust.Topics:
		return t("found_topics", f.Topics), topics
	case trust.Collaborators:
		return t("n_people", f.Collaborators), people
	}
	return t("found_none"), ""
}

func anchor(n int, address string) string {
	if n == 0 {
		return ""
	}
	return address
}

func (s *Scale) share(n, of int) string {
	if of == 0 {
		return s.deck.Text("found_none")
	}
	return s.deck.Text("found_share", n, of)
}

func (s *Scale) choose(proofs, mutual int) string {
	switch {
	case mutual > 0:
		return s.deck.Text("found_mutual", mutual)
	case proofs > 0:
		return s.deck.Text("found_proofs", proofs)
	}
	return s.deck.Text("found_none")
}

func (s *Scale) identifiers(a *catalog.Author, f trust.Facts) string {
	var names []string
	for _, id := range trust.Identifiers(a.Author) {
		fact := card.IdentifierFact(id)
		if fact.Key != "" {
			fact.Label = s.deck.Text(fact.Key)
		}
		names = append(names, fact.Label)
	}
	switch {
	case len(names) > 0:
		return strings.Join(names, ", ")
	case f.Imported:
		return s.deck.Text("found_source")
	}
	return s.deck.Text("found_none")
}

func (s *Scale) review(f trust.Facts) string {
	if f.Reviewed.IsZero() {
		return s.deck.Text("found_unreviewed")
	}
	return s.deck.Date(f.Reviewed)
}

// proofs lists what the record says of its proofs, as it says it.
func (s *Scale) proofs(a *catalog.Author) []view.Proof {
	var out []view.Proof
	for _, p := range trust.Proofs(a.Author, domains(a)) {
		v := view.Proof{Method: p.Method, On: p.On.String(), Mutual: p.Mutual}
		if methods(p.Method) {
			v.Method = s.deck.Text("proof_" + p.Method)
		}
		if p.Evidence != "" {
			v.Evidence = view.Link{Label: card.Bare(p.Evidence)}
		}
		if strings.HasPrefix(p.Evidence, "https://") || strings.HasPrefix(p.Evidence, "http://") {
			v.Evidence.Href = p.Evidence
		}
		out = append(out, v)
	}
	return out
}

// methods reports whether a method of proof has a string.
func methods(m string) bool {
	switch m {
	case trust.MethodORCID, trust.MethodWebsite, trust.MethodDNS, trust.MethodWellKnown, "email":
		return true
	}
	return false
}
