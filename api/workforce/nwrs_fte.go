package workforce

import (
	"math/big"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5/pgtype"
)

// fteDecimals is how exactly FTE is added: spreadsheet programs write a third with fifteen decimals, and no more than this.
const fteDecimals = 18

var ftePattern = regexp.MustCompile(`^(\d{1,3}|\d{0,3}\.\d{1,18})$`)

// fteSum adds FTE as it is published, without rounding.
type fteSum struct{ units big.Int }

// parseFTE reads a number of full-time equivalents in units of 10⁻¹⁸.
func parseFTE(text string) (units *big.Int, ok bool) {
	if !ftePattern.MatchString(text) {
		return nil, false
	}
	whole, decimals, _ := strings.Cut(text, ".")
	return new(big.Int).SetString(whole+decimals+strings.Repeat("0", fteDecimals-len(decimals)), 10)
}

func (s *fteSum) add(units *big.Int) { s.units.Add(&s.units, units) }

// numeric is the sum as the database keeps it, without trailing zeros.
func (s *fteSum) numeric() pgtype.Numeric {
	units, exponent, ten := new(big.Int).Set(&s.units), int32(-fteDecimals), big.NewInt(10)
	for rest := new(big.Int); exponent < 0; exponent++ {
		quotient, rest := new(big.Int).QuoRem(units, ten, rest)
		if rest.Sign() != 0 {
			break
		}
		units = quotient
	}
	return pgtype.Numeric{Int: units, Exp: exponent, Valid: true}
}
