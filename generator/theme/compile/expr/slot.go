package expr

import "reflect"

// Keep returns an expression that reads what another yields from a slot, and what
// stores it there. What needs no storing comes back as it is, without a store, and
// takes no slot.
func (e Expr) Keep(slot int) (read Expr, store func(*State)) {
	if e.Fixed.IsValid() || e.place != nil && len(e.place.path) == 0 && !e.Fluid {
		return e, nil
	}
	text, num, cond := e.Text, e.Num, e.Cond
	switch {
	case !e.loose:
		return At(e.Type, slot), Store(slot, e)
	case text != nil:
		read = ofText(func(s *State) string { return s.Slots[slot].Text })
		return read, func(s *State) { s.Slots[slot].Text = text(s) }
	case num != nil:
		read = ofInt(e.Type, func(s *State) int64 { return s.Slots[slot].Num })
		return read, func(s *State) { s.Slots[slot].Num = num(s) }
	}
	read = ofCond(func(s *State) bool { return s.Slots[slot].Num != 0 })
	return read, func(s *State) {
		s.Slots[slot].Num = 0
		if cond(s) {
			s.Slots[slot].Num = 1
		}
	}
}

// Store returns what stores a value of any type in a slot.
func Store(slot int, e Expr) func(*State) {
	value := e.Value
	return func(s *State) { s.Slots[slot].Value = value(s) }
}

// Variable returns the expression of a variable in a slot whose values may be of
// any type and change.
func Variable(slot int) Expr {
	e := At(nil, slot)
	e.Fluid = true
	return e
}

// Index returns the expression of the whole number in a slot.
func Index(slot int) Expr {
	return ofInt(reflect.TypeFor[int](), func(s *State) int64 { return s.Slots[slot].Num })
}
