package formula

import "strings"

var symbols = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
	"theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
	"rho": "ρ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
	"Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
	"times": " × ", "cdot": "·", "div": " ÷ ", "pm": " ± ", "mp": " ∓ ", "ast": "∗", "star": "⋆", "circ": "∘", "bullet": "•",
	"oplus": " ⊕ ", "otimes": " ⊗ ", "odot": " ⊙ ", "cap": " ∩ ", "cup": " ∪ ", "wedge": " ∧ ", "vee": " ∨ ", "land": " ∧ ", "lor": " ∨ ", "neg": "¬", "lnot": "¬", "setminus": " ∖ ",
	"leq": " ≤ ", "le": " ≤ ", "geq": " ≥ ", "ge": " ≥ ", "neq": " ≠ ", "ne": " ≠ ", "approx": " ≈ ", "equiv": " ≡ ", "sim": " ∼ ", "simeq": " ≃ ", "cong": " ≅ ",
	"propto": " ∝ ", "ll": " ≪ ", "gg": " ≫ ", "prec": " ≺ ", "succ": " ≻ ", "perp": " ⊥ ", "parallel": " ∥ ", "mid": " ∣ ",
	"in": " ∈ ", "notin": " ∉ ", "ni": " ∋ ", "subset": " ⊂ ", "supset": " ⊃ ", "subseteq": " ⊆ ", "supseteq": " ⊇ ", "emptyset": "∅", "varnothing": "∅",
	"to": " → ", "rightarrow": " → ", "leftarrow": " ← ", "gets": " ← ", "leftrightarrow": " ↔ ", "Rightarrow": " ⇒ ", "Leftarrow": " ⇐ ", "Leftrightarrow": " ⇔ ",
	"implies": " ⟹ ", "iff": " ⟺ ", "mapsto": " ↦ ", "longrightarrow": " ⟶ ", "uparrow": "↑", "downarrow": "↓",
	"partial": "∂", "nabla": "∇", "infty": "∞", "forall": "∀", "exists": "∃", "nexists": "∄", "hbar": "ℏ", "ell": "ℓ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "wp": "℘",
	"ldots": "…", "dots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱", "prime": "′", "angle": "∠", "triangle": "△", "square": "□", "top": "⊤", "bot": "⊥", "vdash": " ⊢ ", "models": " ⊨ ", "therefore": "∴", "because": "∵",
	"langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "lbrace": "{", "rbrace": "}", "vert": "|", "Vert": "‖", "lVert": "‖", "rVert": "‖", "lvert": "|", "rvert": "|",
	"leqslant": " ≤ ", "geqslant": " ≥ ", "lesssim": " ≲ ", "gtrsim": " ≳ ", "asymp": " ≍ ", "doteq": " ≐ ", "triangleq": " ≜ ", "coloneqq": " ≔ ", "preceq": " ⪯ ", "succeq": " ⪰ ",
	"subsetneq": " ⊊ ", "supsetneq": " ⊋ ", "sqsubseteq": " ⊑ ", "sqsupseteq": " ⊒ ", "nmid": " ∤ ", "nparallel": " ∦ ", "ltimes": " ⋉ ", "rtimes": " ⋊ ", "bowtie": " ⋈ ",
	"uplus": " ⊎ ", "sqcup": " ⊔ ", "sqcap": " ⊓ ", "ominus": " ⊖ ", "oslash": " ⊘ ", "circledast": " ⊛ ", "boxplus": " ⊞ ", "boxtimes": " ⊠ ", "dotplus": " ∔ ", "amalg": " ⨿ ", "wr": " ≀ ",
	"Longrightarrow": " ⟹ ", "Longleftarrow": " ⟸ ", "longleftarrow": " ⟵ ", "longmapsto": " ⟼ ", "hookrightarrow": " ↪ ", "hookleftarrow": " ↩ ", "rightharpoonup": " ⇀ ", "rightleftharpoons": " ⇌ ",
	"rightsquigarrow": " ⇝ ", "leadsto": " ⇝ ", "nearrow": "↗", "searrow": "↘", "swarrow": "↙", "nwarrow": "↖", "updownarrow": "↕", "Uparrow": "⇑", "Downarrow": "⇓",
	"varkappa": "ϰ", "varpi": "ϖ", "varrho": "ϱ", "digamma": "ϝ", "beth": "ℶ", "hslash": "ℏ", "imath": "ı", "jmath": "ȷ", "complement": "∁", "surd": "√", "measuredangle": "∡", "Box": "□", "blacksquare": "■", "bigstar": "★",
	"diamond": "⋄", "triangleleft": "◁", "triangleright": "▷", "checkmark": "✓", "flat": "♭", "sharp": "♯", "natural": "♮", "ddagger": "‡", "dag": "†", "ddag": "‡", "S": "§", "P": "¶", "pounds": "£", "yen": "¥", "copyright": "©",
	"ulcorner": "⌜", "urcorner": "⌝", "lgroup": "⟮", "rgroup": "⟯", "vDash": " ⊨ ", "dashv": " ⊣ ", "eth": "ð", "mho": "℧", "dotsc": "…", "dotsb": "⋯", "lbrack": "[", "rbrack": "]", "owns": " ∋ ", "AA": "Å", "ss": "ß",
	"quad": "  ", "qquad": "    ", "colon": ":", "degree": "°", "dagger": "†", "backslash": `\`,
}

var largeOperators = map[string]string{
	"sum": "∑", "prod": "∏", "coprod": "∐", "int": "∫", "iint": "∬", "iiint": "∭", "oint": "∮",
	"bigsqcup": "⨆", "biguplus": "⨄", "bigodot": "⨀", "injlim": "inj lim", "projlim": "proj lim",
	"bigcup": "⋃", "bigcap": "⋂", "bigvee": "⋁", "bigwedge": "⋀", "bigoplus": "⨁", "bigotimes": "⨂",
	"lim": "lim", "max": "max", "min": "min", "sup": "sup", "inf": "inf", "argmax": "argmax", "argmin": "argmin", "limsup": "lim sup", "liminf": "lim inf",
}

var functions = map[string]bool{
	"sin": true, "cos": true, "tan": true, "cot": true, "sec": true, "csc": true, "arcsin": true, "arccos": true, "arctan": true,
	"sinh": true, "cosh": true, "tanh": true, "log": true, "ln": true, "lg": true, "exp": true, "det": true, "dim": true, "ker": true, "deg": true, "gcd": true, "Pr": true, "arg": true, "hom": true,
}

// accents are combining characters.
var accents = map[string]string{
	"hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0305", "tilde": "\u0303", "widetilde": "\u0303",
	"overrightarrow": "\u20d7", "check": "\u030c", "acute": "\u0301", "grave": "\u0300", "breve": "\u0306", "mathring": "\u030a",
	"vec": "\u20d7", "dot": "\u0307", "ddot": "\u0308", "underline": "\u0332",
}

// negated are relations that have a character for their opposite.
var negated = map[string]string{
	"=": "≠", "∈": "∉", "∋": "∌", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "≡": "≢", "≈": "≉", "∼": "≁", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉", "∣": "∤", "∥": "∦", "∃": "∄",
}

// operator puts the spaces of print around relations and sums.
func operator(s string) string {
	switch s {
	case "=", "+", "<", ">", "≤", "≥", "≠", "≈", "→", "∈", "×":
		return " " + s + " "
	case "-", "−":
		return " − "
	case "*":
		return "∗"
	case ",", ";":
		return s + " "
	}
	return s
}

const (
	plainScripts = "0123456789+−-=()abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPRTUVWαβγδεθιφχ′"
	superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ\x00ʳˢᵗᵘᵛʷˣʸᶻᴬᴮ\x00ᴰᴱ\x00ᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᵠᵡ′"
	subscripts   = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐ\x00\x00\x00ₑ\x00\x00ₕᵢⱼₖₗₘₙₒₚ\x00ᵣₛₜᵤᵥ\x00ₓ\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00ᵦᵧ\x00\x00\x00\x00ᵩᵪ\x00"
)

// script writes s with the raised or lowered characters of Unicode; false if
// one of them has none.
func script(s, to string) (string, bool) {
	from, letters := []rune(plainScripts), []rune(to)
	var b strings.Builder
	for _, r := range s {
		if r == ' ' {
			continue
		}
		found := false
		for i, f := range from {
			if f == r && i < len(letters) && letters[i] != 0 {
				b.WriteRune(letters[i])
				found = true
				break
			}
		}
		if !found {
			return "", false
		}
	}
	return b.String(), true
}

// alphabet writes letters in one of the mathematical alphabets.
func alphabet(name, s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(letter(name, r))
	}
	return b.String()
}

func letter(name string, r rune) rune {
	upper, lower := r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z'
	switch name {
	case "mathbb":
		if i := strings.IndexRune("CHNPQRZ", r); i >= 0 {
			return []rune("ℂℍℕℙℚℝℤ")[i]
		}
		return shifted(r, upper, 0x1d538, lower, 0x1d552)
	case "mathcal", "mathscr":
		if i := strings.IndexRune("BEFHILMRego", r); i >= 0 {
			return []rune("ℬℰℱℋℐℒℳℛℯℊℴ")[i]
		}
		return shifted(r, upper, 0x1d49c, lower, 0x1d4b6)
	case "mathfrak":
		if i := strings.IndexRune("CHIRZ", r); i >= 0 {
			return []rune("ℭℌℑℜℨ")[i]
		}
		return shifted(r, upper, 0x1d504, lower, 0x1d51e)
	case "mathbf", "boldsymbol", "bm":
		return shifted(r, upper, 0x1d400, lower, 0x1d41a)
	}
	return r
}

func shifted(r rune, upper bool, from rune, lower bool, fromLower rune) rune {
	switch {
	case upper:
		return from + r - 'A'
	case lower:
		return fromLower + r - 'a'
	}
	return r
}
