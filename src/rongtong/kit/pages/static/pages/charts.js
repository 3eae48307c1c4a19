// Draws the ECharts options that pages carry as JSON. The library is fetched only where there is a chart.

const wide = matchMedia("(prefers-color-scheme: dark)");
const dark = () => {
  const theme = document.documentElement.dataset.bsTheme;
  return theme === "dark" || (theme === "auto" && wide.matches);
};
const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function dressed(option) {
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8125;
  return {
    animation: false,
    backgroundColor: "transparent",
    color: [ink("--map-4"), "#0e9384", "#e07b16", "#8a4fd3", "#c93a5e", "#5b7083"],
    textStyle: { color: ink("--ink"), fontFamily: ink("--tblr-font-sans-serif"), fontSize: size },
    grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
    tooltip: { renderMode: "richText", confine: true },
    aria: { enabled: true },
    ...option,
  };
}

function show(echarts, figure) {
  const box = figure.querySelector(".chart-box");
  const option = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
  box.hidden = false;
  figure.querySelector("[data-chart-table]").open = false;
  const chart = echarts.init(box, dark() ? "dark" : null, { renderer: "svg" });
  chart.setOption(dressed(option));
  new ResizeObserver(() => chart.resize()).observe(box);
  addEventListener("beforeprint", () => chart.resize());
}

export async function draw(library) {
  const echarts = await import(library);
  document.querySelectorAll("[data-chart]").forEach((figure) => show(echarts, figure));
}
