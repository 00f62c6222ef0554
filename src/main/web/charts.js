/**
 * Charts on canvas by ECharts, of which only what is drawn here is bundled. Loaded by the first figure of a page. Colours come from
 * the stylesheet, so that a chart is drawn again when the colour scheme changes; texts of a tooltip are drawn too, for the policy
 * refuses inline styles.
 */
import { init, use } from 'echarts/core';
import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, CustomChart, LineChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

const NAMES = ['ink', 'ink-soft', 'line', 'surface', 'chart-1', 'chart-2', 'chart-3', 'chart-4', 'chart-5'];

const dark = matchMedia('(prefers-color-scheme: dark)');
const still = matchMedia('(prefers-reduced-motion: reduce)');

/** Draws into an element and keeps the drawing in step with its size and the colour scheme; returns what ends that. */
export function draw(element, option) {
    const chart = init(element, null, { renderer: 'canvas' });
    const paint = () => {
        const colours = readColours();
        chart.setOption(complete(option(colours), colours), { notMerge: true });
    };
    const resize = new ResizeObserver(() => chart.resize());
    paint();
    resize.observe(element);
    dark.addEventListener('change', paint);
    still.addEventListener('change', paint);
    return () => {
        resize.disconnect();
        dark.removeEventListener('change', paint);
        still.removeEventListener('change', paint);
        chart.dispose();
    };
}

/** What the variables of the stylesheet amount to in the scheme of now. */
function readColours() {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.hidden = true;
    const colours = {};
    for (const name of NAMES) {
        probe.style.color = `var(--${name})`;
        colours[name] = getComputedStyle(probe).color;
    }
    probe.remove();
    return colours;
}

function complete(option, colours) {
    const axis = given => ({
        nameLocation: 'middle',
        nameGap: 30,
        ...given,
        nameTextStyle: { color: colours['ink-soft'] },
        axisLabel: { color: colours['ink-soft'], hideOverlap: true, ...given.axisLabel },
        axisLine: { onZero: false, lineStyle: { color: colours['ink-soft'] } },
        splitLine: { lineStyle: { color: colours.line } },
    });
    return {
        animation: !still.matches,
        animationDuration: 300,
        textStyle: { fontFamily: 'system-ui, sans-serif', color: colours.ink },
        grid: { left: 56, right: 16, top: option.legend ? 36 : 16, bottom: 48 },
        ...option,
        xAxis: axis(option.xAxis),
        yAxis: axis({ nameGap: 40, ...option.yAxis }),
        ...(option.legend && { legend: { top: 0, textStyle: { color: colours.ink }, ...option.legend } }),
        tooltip: {
            renderMode: 'richText',
            confine: true,
            backgroundColor: colours.surface,
            borderColor: colours['ink-soft'],
            textStyle: { color: colours.ink },
            ...option.tooltip,
        },
    };
}
