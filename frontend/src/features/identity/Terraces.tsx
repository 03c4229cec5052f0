const ridges = [
  { fill: '#2a7a52', d: 'M0 430C160 380 300 400 440 440S740 520 900 450V1000H0Z' },
  { fill: '#226b47', d: 'M0 520C140 470 320 500 470 545S760 610 900 545V1000H0Z' },
  { fill: '#1b5a3b', d: 'M0 615C180 570 330 600 480 645S770 705 900 650V1000H0Z' },
  { fill: '#164a33', d: 'M0 715C170 680 340 700 500 740S780 800 900 755V1000H0Z' },
  { fill: '#113b29', d: 'M0 815C180 790 350 805 520 840S790 890 900 860V1000H0Z' },
];

const furrows = [
  'M0 470C150 422 310 446 450 490S750 566 900 496',
  'M0 566C160 518 325 548 475 594S765 658 900 598',
  'M0 664C175 622 335 650 490 692S775 752 900 702',
  'M0 764C175 734 345 752 510 790S785 846 900 808',
];

/** Terraced fields under a low sun, for decoration only. */
export function Terraces() {
  return (
    <svg className="terraces" viewBox="0 0 900 1000" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <defs>
        <linearGradient id="dawn" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#12382a" />
          <stop offset="0.36" stopColor="#2c6b4f" />
          <stop offset="0.52" stopColor="#8fae7a" />
        </linearGradient>
      </defs>
      <rect width="900" height="1000" fill="url(#dawn)" />
      <circle cx="640" cy="395" r="74" fill="#e9c46a" opacity="0.92" />
      <path fill="#4f8f63" d="M0 410C120 340 230 330 330 385S520 450 640 400 800 350 900 390V1000H0Z" />
      {ridges.map((ridge) => (
        <path key={ridge.d} {...ridge} />
      ))}
      {furrows.map((d) => (
        <path
          key={d}
          d={d}
          fill="none"
          stroke="#dfe9c8"
          strokeWidth="2"
          strokeDasharray="2 9"
          strokeLinecap="round"
          opacity="0.5"
        />
      ))}
    </svg>
  );
}
