<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About cnnviewer</source>
        <translation>cnnviewer 정보</translation>
    </message>
    <message>
        <source>A convolutional network you can see, touch and question.</source>
        <translation>보고, 만지고, 질문할 수 있는 합성곱 신경망.</translation>
    </message>
</context>
<context>
    <name>AnimationPanel</name>
    <message>
        <source>The sliding window</source>
        <translation>미끄러지는 창</translation>
    </message>
    <message>
        <source>What is followed</source>
        <translation>따라갈 것</translation>
    </message>
    <message>
        <source>One channel</source>
        <translation>채널 하나</translation>
    </message>
    <message>
        <source>Sum of channels</source>
        <translation>채널의 합</translation>
    </message>
    <message>
        <source>All filters</source>
        <translation>모든 필터</translation>
    </message>
    <message>
        <source>Whole map</source>
        <translation>맵 전체</translation>
    </message>
    <message>
        <source>All cells of the map, without their numbers</source>
        <translation>숫자 없이 맵의 모든 칸을 보입니다</translation>
    </message>
    <message>
        <source>Export film…</source>
        <translation>영상 내보내기…</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>재생 또는 일시 정지 (스페이스)</translation>
    </message>
    <message>
        <source>One step back (←)</source>
        <translation>한 단계 뒤로 (←)</translation>
    </message>
    <message>
        <source>One step on (→)</source>
        <translation>한 단계 앞으로 (→)</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>애니메이션</translation>
    </message>
    <message>
        <source>Select a convolution or a pool: its window slides here.</source>
        <translation>합성곱이나 풀링을 선택하면 그 창이 여기서 움직입니다.</translation>
    </message>
    <message>
        <source>The layer was not computed yet.</source>
        <translation>이 레이어는 아직 계산되지 않았습니다.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Each filter gives one map. {layer} reads these {count} maps as its channels: each of its {filters} filters has {count} kernels.</source>
        <translation>필터마다 특징 맵 하나가 나옵니다. {layer}은(는) 이 특징 맵 {count}장을 채널로 읽으므로 필터 {filters}개마다 커널이 {count}개 있습니다.</translation>
    </message>
    <message>
        <source>Each filter gives one map: {count} in all.</source>
        <translation>필터마다 특징 맵 하나가 나옵니다. 모두 {count}장입니다.</translation>
    </message>
    <message>
        <source>window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>× kernel</source>
        <translation>× 커널</translation>
    </message>
    <message>
        <source>= products</source>
        <translation>= 곱</translation>
    </message>
    <message>
        <source>+ {count} more channels: {sum}</source>
        <translation>+ 나머지 채널 {count}개: {sum}</translation>
    </message>
    <message>
        <source>filter {number}</source>
        <translation>필터 {number}</translation>
    </message>
    <message>
        <source>{count} filters, {count} maps</source>
        <translation>필터 {count}개, 특징 맵 {count}장</translation>
    </message>
    <message>
        <source>with all channels and the bias: {value}</source>
        <translation>모든 채널과 편향을 더하면 {value}</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>행 {row}, 열 {column}</translation>
    </message>
</context>
<context>
    <name>ArchitecturePanel</name>
    <message>
        <source>Page</source>
        <translation>페이지</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Error by year</source>
        <translation>연도별 오류</translation>
    </message>
    <message>
        <source>Accuracy and cost</source>
        <translation>정확도와 비용</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>통계</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>구조</translation>
    </message>
</context>
<context>
    <name>ArithmeticDialog</name>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>팽창</translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation>출력 패딩</translation>
    </message>
    <message>
        <source>Convolution arithmetic</source>
        <translation>합성곱 산술</translation>
    </message>
    <message>
        <source>The window over the input</source>
        <translation>입력 위의 창</translation>
    </message>
    <message>
        <source>Transposed</source>
        <translation>전치</translation>
    </message>
    <message>
        <source>Zeros are put between the cells of the input: it grows instead of shrinking</source>
        <translation>입력의 칸 사이에 0을 넣습니다. 줄지 않고 커집니다</translation>
    </message>
    <message>
        <source>Worked example</source>
        <translation>풀이 예</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>재생 또는 일시 정지 (스페이스)</translation>
    </message>
    <message>
        <source>Dumoulin and Visin, A guide to convolution arithmetic for deep learning, 2016</source>
        <translation>Dumoulin, Visin: A guide to convolution arithmetic for deep learning, 2016</translation>
    </message>
    <message>
        <source>Click an input cell: where it goes · an output cell: where it comes from · wheel or digits change numbers (Shift+arrows)</source>
        <translation>입력 칸을 누르면 어디로 가는지, 출력 칸을 누르면 어디서 왔는지 보입니다 · 휠이나 숫자 키로 값을 바꿉니다 (Shift+화살표로 선택)</translation>
    </message>
    <message>
        <source>More than {count} cells a side are too small to draw; the formula holds.</source>
        <translation>한 변이 {count}칸을 넘으면 칸이 너무 작아 그릴 수 없습니다. 식은 그대로 맞습니다.</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>{count} cells of the input are read by no window: they are dim.</source>
        <translation>입력의 {count}칸은 어떤 창에도 들어가지 않아 흐리게 보입니다.</translation>
    </message>
    <message>
        <source>This cell is read by {count} of {all} windows: their outputs are framed.</source>
        <translation>이 칸은 창 {all}개 중 {count}개에 들어갑니다. 그 출력에 테두리가 있습니다.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
</context>
<context>
    <name>ArithmeticView</name>
    <message>
        <source>kernel, turned</source>
        <translation>뒤집은 커널</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>BranchBand</name>
    <message>
        <source>Fold this block</source>
        <translation>이 블록 접기</translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message>
        <source>Camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>카메라를 찾는 중…</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>해상도</translation>
    </message>
    <message>
        <source>The system names no camera; type its number to try.</source>
        <translation>시스템이 알려 주는 카메라가 없습니다. 번호를 입력해 시도해 보세요.</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Draw here</source>
        <translation>여기에 그리세요</translation>
    </message>
</context>
<context>
    <name>CardAdvice</name>
    <message>
        <source>The network learned from an input of about {learned}; this card gives {given}.</source>
        <translation>네트워크는 약 {learned} 범위의 입력으로 학습했는데 이 카드는 {given} 범위를 줍니다.</translation>
    </message>
    <message>
        <source>Use {range}</source>
        <translation>{range} 쓰기</translation>
    </message>
    <message>
        <source>Use fitting numbers</source>
        <translation>알맞은 수 쓰기</translation>
    </message>
    <message>
        <source>The frame enters at {names}.</source>
        <translation>프레임이 들어가는 입력: {names}.</translation>
    </message>
    <message>
        <source>The channels go in last (NHWC), as the file wants them.</source>
        <translation>파일이 바라는 대로 채널을 마지막 축에 둡니다(NHWC).</translation>
    </message>
    <message>
        <source>Other inputs, all 0: {inputs}.</source>
        <translation>나머지 입력은 모두 0: {inputs}.</translation>
    </message>
    <message>
        <source>preprocessing: {what}</source>
        <translation>전처리: {what}</translation>
    </message>
    <message>
        <source>range</source>
        <translation>범위</translation>
    </message>
</context>
<context>
    <name>CardEditor</name>
    <message>
        <source>fit inside</source>
        <translation>안에 맞춤</translation>
    </message>
    <message>
        <source>centre crop</source>
        <translation>가운데 자르기</translation>
    </message>
    <message>
        <source>letterbox</source>
        <translation>레터박스</translation>
    </message>
    <message>
        <source>stretch</source>
        <translation>늘이기</translation>
    </message>
    <message>
        <source>own size</source>
        <translation>원래 크기</translation>
    </message>
    <message>
        <source>centred as MNIST</source>
        <translation>MNIST처럼 가운데로</translation>
    </message>
    <message>
        <source>centred as Fashion-MNIST</source>
        <translation>Fashion-MNIST처럼 가운데로</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>회색조</translation>
    </message>
    <message>
        <source>height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>How the frame becomes the size; centred: its ink alone, as the data set was made, light on black</source>
        <translation>프레임을 이 크기로 만드는 방법입니다. 가운데로: 데이터 집합을 만든 방식대로, 검은 바탕의 밝은 획만 가져옵니다</translation>
    </message>
    <message>
        <source>own numbers</source>
        <translation>직접 입력</translation>
    </message>
    <message>
        <source>ink</source>
        <translation>획</translation>
    </message>
    <message>
        <source>Length of the longer side of the ink, in cells: 20 in MNIST</source>
        <translation>획에서 더 긴 변의 길이(칸). MNIST에서는 20입니다</translation>
    </message>
    <message>
        <source>Every pixel value, 0 to 255, is multiplied by this</source>
        <translation>0에서 255까지의 모든 픽셀 값에 이 수를 곱합니다</translation>
    </message>
    <message>
        <source>Subtracted after scaling: one number, or one per channel with commas</source>
        <translation>배율을 곱한 뒤 뺍니다. 수 하나, 또는 채널마다 하나씩 쉼표로 구분</translation>
    </message>
    <message>
        <source>Divided by after subtracting: one number, or one per channel with commas</source>
        <translation>뺀 뒤 나눕니다. 수 하나, 또는 채널마다 하나씩 쉼표로 구분</translation>
    </message>
    <message>
        <source>Size h × w</source>
        <translation>크기 높×너</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>획</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Std</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>{field} takes {count} finite numbers, greater than 0 except for the mean.</source>
        <translation>{field}에는 유한한 수 {count}개를 입력하세요. 평균이 아니면 0보다 커야 합니다.</translation>
    </message>
    <message>
        <source>Dark becomes light: for ink on white paper, where the network has learned from light on black</source>
        <translation>어두운 곳을 밝게 합니다. 검은 바탕의 밝은 그림으로 학습한 네트워크에 흰 종이의 어두운 글씨를 보여 줄 때 씁니다</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>반전</translation>
    </message>
    <message>
        <source>inversion</source>
        <translation>반전</translation>
    </message>
</context>
<context>
    <name>CentreViews</name>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
</context>
<context>
    <name>ChangeList</name>
    <message>
        <source>Revert layer</source>
        <translation>레이어 되돌리기</translation>
    </message>
    <message>
        <source>The selected layer as it was loaded: its maps and its weights</source>
        <translation>선택한 레이어의 맵과 가중치를 불러온 그대로 되돌립니다</translation>
    </message>
    <message>
        <source>Revert all</source>
        <translation>모두 되돌리기</translation>
    </message>
    <message>
        <source>The network as it was loaded; undo brings the changes back</source>
        <translation>네트워크를 불러온 그대로 되돌립니다. 실행 취소로 변경을 되살릴 수 있습니다</translation>
    </message>
    <message>
        <source>Nothing is changed: all maps and weights are those of the network.</source>
        <translation>바뀐 것이 없습니다. 모든 맵과 가중치가 네트워크 그대로입니다.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>그 밖에 {count}개</translation>
    </message>
</context>
<context>
    <name>ChangeMarks</name>
    <message>
        <source>Of another size than in the original</source>
        <translation>원본과 크기가 다릅니다</translation>
    </message>
    <message>
        <source>Differs from the original by {share}</source>
        <translation>원본과 {share} 다릅니다</translation>
    </message>
</context>
<context>
    <name>ChangeRow</name>
    <message>
        <source>Take this change back</source>
        <translation>이 변경을 되돌립니다</translation>
    </message>
    <message>
        <source>Take back: {change}</source>
        <translation>되돌리기: {change}</translation>
    </message>
</context>
<context>
    <name>ChannelModel</name>
    <message>
        <source>Layer</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>맵</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>0의 비율</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>비고</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>분산</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>dead: always 0</source>
        <translation>죽음: 항상 0</translation>
    </message>
    <message>
        <source>dead: never changes</source>
        <translation>죽음: 변하지 않음</translation>
    </message>
    <message>
        <source>as map {number}</source>
        <translation>맵 {number}과(와) 같음</translation>
    </message>
</context>
<context>
    <name>ChannelPanel</name>
    <message>
        <source>Previous map</source>
        <translation>이전 맵</translation>
    </message>
    <message>
        <source>Next map</source>
        <translation>다음 맵</translation>
    </message>
    <message>
        <source>Min … max</source>
        <translation>최소 … 최대</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>편차</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>0의 비율</translation>
    </message>
    <message>
        <source>Row, column</source>
        <translation>행, 열</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>보는 영역</translation>
    </message>
    <message>
        <source>Standard deviation over all cells of the map</source>
        <translation>맵의 모든 칸에 대한 표준편차</translation>
    </message>
    <message>
        <source>Share of cells that are exactly 0</source>
        <translation>값이 정확히 0인 칸의 비율</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값 분포</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>만약에</translation>
    </message>
    <message>
        <source>Selected cell</source>
        <translation>선택한 칸</translation>
    </message>
    <message>
        <source>Composite</source>
        <translation>합성</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>{layer} activation</source>
        <translation>{layer} 활성화</translation>
    </message>
    <message>
        <source>{layer} · map {number} of {count}</source>
        <translation>{layer} · 맵 {count}개 중 {number}</translation>
    </message>
    <message>
        <source>{layer} · not computed</source>
        <translation>{layer} · 계산되지 않음</translation>
    </message>
    <message>
        <source>click a cell of the map</source>
        <translation>맵의 칸을 클릭하세요</translation>
    </message>
    <message>
        <source>{rows} × {columns} cells of the input</source>
        <translation>입력의 {rows} × {columns}칸</translation>
    </message>
    <message>
        <source>Dead: every cell is 0 on this frame, so nothing gets through this map.</source>
        <translation>죽은 맵: 이 프레임에서 모든 칸이 0이라 아무것도 통과하지 못합니다.</translation>
    </message>
    <message>
        <source>Even: every cell has the same number on this frame.</source>
        <translation>균일: 이 프레임에서 모든 칸의 값이 같습니다.</translation>
    </message>
    <message>
        <source>Selected feature map</source>
        <translation>선택한 특징 맵</translation>
    </message>
    <message>
        <source>Click a cell to select it; arrows walk, the wheel zooms</source>
        <translation>칸을 클릭해 선택하고, 화살표로 이동하고, 휠로 확대합니다</translation>
    </message>
</context>
<context>
    <name>ChannelWhatIf</name>
    <message>
        <source>Clear paint</source>
        <translation>칠 지우기</translation>
    </message>
    <message>
        <source>What enters the network is changed on the preprocessing card.</source>
        <translation>네트워크에 들어가는 값은 전처리 카드에서 바꿉니다.</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>Set to its mean</source>
        <translation>평균으로 바꾸기</translation>
    </message>
    <message>
        <source>Negate</source>
        <translation>부호 바꾸기</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>배율</translation>
    </message>
</context>
<context>
    <name>ChartPage</name>
    <message>
        <source>Export figure…</source>
        <translation>그림 내보내기…</translation>
    </message>
    <message>
        <source>Save the chart as SVG, PDF or PNG</source>
        <translation>도표를 SVG, PDF, PNG로 저장합니다</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} 열기</translation>
    </message>
</context>
<context>
    <name>CheckBadge</name>
    <message>
        <source>Check</source>
        <translation>점검</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stop checking</source>
        <translation>점검을 중지합니다</translation>
    </message>
    <message>
        <source>Work the numbers of every layer out again, by a slow and independent path, and compare</source>
        <translation>모든 레이어의 수를 느리지만 독립된 방법으로 다시 계산해 비교합니다</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>earlier frame</source>
        <translation>이전 프레임</translation>
    </message>
    <message>
        <source>{count} not checked</source>
        <translation>{count}개 점검 안 됨</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>점검 안 됨</translation>
    </message>
    <message>
        <source>exact to {error}</source>
        <translation>오차 {error} 이내</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>정확함</translation>
    </message>
    <message>
        <source>{node} is off by {error}</source>
        <translation>{node} 오차 {error}</translation>
    </message>
    <message>
        <source>Every step, worked out again from what went into it; the largest relative difference:</source>
        <translation>각 단계를 실제 입력에서 다시 계산한 결과와의 가장 큰 상대 오차:</translation>
    </message>
    <message>
        <source>{node} ({operator}): not checked</source>
        <translation>{node} ({operator}): 점검 안 됨</translation>
    </message>
    <message>
        <source>{node} ({operator}): {error} in {cells} cells</source>
        <translation>{node} ({operator}): {cells}칸에서 {error}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>그 밖에 {count}개</translation>
    </message>
</context>
<context>
    <name>ClassBars</name>
    <message>
        <source>logit</source>
        <translation>로짓</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>Do not keep this class in view (Space)</source>
        <translation>이 클래스 고정 해제 (Space)</translation>
    </message>
    <message>
        <source>Keep in view (Space)</source>
        <translation>항상 보이게 고정 (Space)</translation>
    </message>
    <message>
        <source>Class {number}, counted from 0</source>
        <translation>클래스 {number} (0부터 셈)</translation>
    </message>
    <message>
        <source>Probability {value}</source>
        <translation>확률 {value}</translation>
    </message>
    <message>
        <source>Before softmax {value}</source>
        <translation>소프트맥스 전 {value}</translation>
    </message>
    <message>
        <source>In what it is compared with {value}</source>
        <translation>비교 대상에서는 {value}</translation>
    </message>
</context>
<context>
    <name>ClassTerms</name>
    <message>
        <source>What speaks for the class</source>
        <translation>이 클래스를 뒷받침하는 것</translation>
    </message>
    <message>
        <source>{name}: weight × input of {layer}, the largest terms. All together they make the logit {logit}.</source>
        <translation>{name}: {layer}의 가중치 × 입력 중 가장 큰 항들입니다. 모든 항을 더하면 로짓 {logit}이(가) 됩니다.</translation>
    </message>
    <message>
        <source>{count} others</source>
        <translation>나머지 {count}개</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>{name}: weight {weight} × input {number} = {product}</source>
        <translation>{name}: 가중치 {weight} × 입력 {number} = {product}</translation>
    </message>
</context>
<context>
    <name>ClassesPanel</name>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>로짓</translation>
    </message>
    <message>
        <source>This network does not tell classes apart; open one that ends in probabilities.</source>
        <translation>이 신경망은 클래스를 구별하지 않습니다. 확률을 내는 신경망을 여세요.</translation>
    </message>
    <message>
        <source>The classes were not computed.</source>
        <translation>클래스를 계산하지 못했습니다.</translation>
    </message>
    <message>
        <source>{value} · {count} classes</source>
        <translation>{value} · 클래스 {count}개</translation>
    </message>
    <message>
        <source>Class {number}</source>
        <translation>클래스 {number}</translation>
    </message>
    <message>
        <source>The weights are random: the classes mean nothing.</source>
        <translation>가중치가 무작위이므로 클래스에는 의미가 없습니다.</translation>
    </message>
    <message>
        <source>The names are not known; a file NAME.labels.txt beside the network, one a line, gives them, or any file that you choose with Class names… in the Network menu.</source>
        <translation>이름을 알 수 없습니다. 신경망 옆에 한 줄에 하나씩 적은 NAME.labels.txt를 두거나, 네트워크 메뉴의 클래스 이름…에서 파일을 고르세요.</translation>
    </message>
</context>
<context>
    <name>ClassesParts</name>
    <message>
        <source>The likeliest classes</source>
        <translation>가장 가능성 높은 클래스</translation>
    </message>
    <message>
        <source>No class has such a name.</source>
        <translation>그런 이름의 클래스가 없습니다.</translation>
    </message>
    <message>
        <source>How many classes</source>
        <translation>클래스 수</translation>
    </message>
    <message>
        <source>How many of the likeliest classes are shown</source>
        <translation>가능성이 높은 클래스를 몇 개까지 표시할지 정합니다</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>클래스 찾기</translation>
    </message>
    <message>
        <source>Part of a name; Enter keeps the first one in view</source>
        <translation>이름의 일부를 입력합니다. Enter를 누르면 첫 번째 클래스가 고정됩니다</translation>
    </message>
    <message>
        <source>Show all classes again</source>
        <translation>모든 클래스 다시 표시</translation>
    </message>
    <message>
        <source>Smooth over time</source>
        <translation>시간에 따라 부드럽게</translation>
    </message>
    <message>
        <source>On video, half a second of frames counts together; off: each frame alone</source>
        <translation>동영상에서 0.5초 동안의 프레임을 함께 반영합니다. 끄면 프레임마다 따로 표시합니다</translation>
    </message>
    <message>
        <source>Mark the original</source>
        <translation>원본 표시</translation>
    </message>
    <message>
        <source>A tick on each bar: the probability before the edits, or in what you compare with</source>
        <translation>막대마다 눈금 하나: 편집하기 전의 확률, 또는 비교 대상의 확률입니다</translation>
    </message>
    <message>
        <source>Probabilities over the last 30 seconds</source>
        <translation>최근 30초 동안의 확률</translation>
    </message>
    <message>
        <source>As the network gave them, not smoothed. While nothing happens time stands still here.</source>
        <translation>신경망이 낸 값 그대로이며 부드럽게 하지 않았습니다. 아무 변화가 없으면 여기서는 시간이 멈춥니다.</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>시간에 따른 변화</translation>
    </message>
    <message>
        <source>What speaks for it</source>
        <translation>판단의 근거</translation>
    </message>
    <message>
        <source>Which classes the network takes for which, over pictures whose class is known</source>
        <translation>클래스를 아는 사진들로, 신경망이 어떤 클래스를 어떤 클래스로 보는지 셉니다</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Confusion over a folder…</source>
        <translation>폴더로 혼동 행렬 만들기…</translation>
    </message>
    <message>
        <source>Confusion over the test sample…</source>
        <translation>시험 표본으로 혼동 행렬 만들기…</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>세션</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>눈금</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>키보드와 마우스</translation>
    </message>
    <message>
        <source>How a CNN works</source>
        <translation>CNN의 원리</translation>
    </message>
    <message>
        <source>A lesson in short chapters, in this window, with tasks to try</source>
        <translation>이 창에서 짧은 장으로 배우고 과제를 해 봅니다</translation>
    </message>
    <message>
        <source>Convolution arithmetic…</source>
        <translation>합성곱 산술…</translation>
    </message>
    <message>
        <source>Sizes, stride, padding, dilation, transposed: try them, with the formula</source>
        <translation>크기, 스트라이드, 패딩, 팽창, 전치를 공식과 함께 바꿔 봅니다</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>환경 설정…</translation>
    </message>
    <message>
        <source>About cnnviewer</source>
        <translation>cnnviewer 정보</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Selected map…</source>
        <translation>선택한 맵…</translation>
    </message>
    <message>
        <source>Layer as one sheet…</source>
        <translation>레이어를 한 장으로…</translation>
    </message>
    <message>
        <source>Layer, one file each…</source>
        <translation>레이어를 맵마다 한 파일로…</translation>
    </message>
    <message>
        <source>Whole strip…</source>
        <translation>스트립 전체…</translation>
    </message>
    <message>
        <source>Kernel…</source>
        <translation>커널…</translation>
    </message>
    <message>
        <source>Copy selected map</source>
        <translation>선택한 맵 복사</translation>
    </message>
    <message>
        <source>Copy layer as one sheet</source>
        <translation>레이어를 한 장으로 복사</translation>
    </message>
    <message>
        <source>Strip</source>
        <translation>스트립</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>캔버스</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>X-ray</source>
        <translation>X선</translation>
    </message>
    <message>
        <source>3-D</source>
        <translation>3차원</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>어디서나</translation>
    </message>
    <message>
        <source>All menus</source>
        <translation>모든 메뉴</translation>
    </message>
    <message>
        <source>The next control</source>
        <translation>다음 컨트롤로</translation>
    </message>
    <message>
        <source>Drop an .onnx file</source>
        <translation>.onnx 파일 끌어다 놓기</translation>
    </message>
    <message>
        <source>It becomes the network</source>
        <translation>신경망으로 열립니다</translation>
    </message>
    <message>
        <source>Drop a .pth, .safetensors or .npz file</source>
        <translation>.pth, .safetensors, .npz 파일 끌어다 놓기</translation>
    </message>
    <message>
        <source>Its weights go into the opened network</source>
        <translation>열린 네트워크에 가중치를 넣습니다</translation>
    </message>
    <message>
        <source>Click a map</source>
        <translation>맵 클릭</translation>
    </message>
    <message>
        <source>Select map and cell</source>
        <translation>맵과 칸 선택</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>두 번 클릭</translation>
    </message>
    <message>
        <source>Enlarge one map</source>
        <translation>맵 하나를 크게</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>화살표</translation>
    </message>
    <message>
        <source>Walk the maps of a layer</source>
        <translation>레이어의 맵 사이 이동</translation>
    </message>
    <message>
        <source>Walk the layers</source>
        <translation>레이어 사이 이동</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>휠</translation>
    </message>
    <message>
        <source>Zoom at the mouse</source>
        <translation>마우스 위치에서 확대·축소</translation>
    </message>
    <message>
        <source>Wheel above a column, Shift+wheel</source>
        <translation>열 위에서 휠, Shift+휠</translation>
    </message>
    <message>
        <source>Scroll to other layers</source>
        <translation>다른 레이어로 스크롤</translation>
    </message>
    <message>
        <source>Drag, while painting</source>
        <translation>칠하는 중에 끌기</translation>
    </message>
    <message>
        <source>Draw numbers into an enlarged map; Esc ends it</source>
        <translation>크게 본 맵에 수를 그려 넣습니다. Esc로 끝냅니다</translation>
    </message>
    <message>
        <source>Zoom in, out, show all</source>
        <translation>확대, 축소, 전체 보기</translation>
    </message>
    <message>
        <source>The first and the last map</source>
        <translation>처음 맵과 마지막 맵</translation>
    </message>
    <message>
        <source>The layer before and after</source>
        <translation>앞 레이어와 다음 레이어</translation>
    </message>
    <message>
        <source>Ten layers before and after</source>
        <translation>열 레이어 앞과 뒤</translation>
    </message>
    <message>
        <source>The first and the last layer</source>
        <translation>첫 레이어와 마지막 레이어</translation>
    </message>
    <message>
        <source>Click the angle of a block, double click its name</source>
        <translation>블록의 꺾쇠를 클릭하거나 이름을 두 번 클릭</translation>
    </message>
    <message>
        <source>Unfold the block; the label above its columns folds it</source>
        <translation>블록을 펼칩니다. 열 위의 이름표를 누르면 다시 접힙니다</translation>
    </message>
    <message>
        <source>Click or drag on the map of the network</source>
        <translation>신경망 지도를 클릭하거나 끌기</translation>
    </message>
    <message>
        <source>Go to that place; a double click selects the layer</source>
        <translation>그 위치로 이동합니다. 두 번 클릭하면 레이어가 선택됩니다</translation>
    </message>
    <message>
        <source>Click the picture</source>
        <translation>그림 클릭</translation>
    </message>
    <message>
        <source>Select the cell at that place</source>
        <translation>그 위치의 칸 선택</translation>
    </message>
    <message>
        <source>Drag over the picture</source>
        <translation>그림 위에서 끌기</translation>
    </message>
    <message>
        <source>Mark a patch; drag it onto the kernel</source>
        <translation>조각을 표시하고 커널로 끌어다 놓기</translation>
    </message>
    <message>
        <source>Drag, right drag</source>
        <translation>끌기, 오른쪽 단추로 끌기</translation>
    </message>
    <message>
        <source>Draw, erase</source>
        <translation>그리기, 지우기</translation>
    </message>
    <message>
        <source>Pen or eraser</source>
        <translation>펜 또는 지우개</translation>
    </message>
    <message>
        <source>Wheel, [ and ]</source>
        <translation>휠, [ 와 ]</translation>
    </message>
    <message>
        <source>Thickness of the line</source>
        <translation>선의 굵기</translation>
    </message>
    <message>
        <source>Empty the canvas</source>
        <translation>캔버스 비우기</translation>
    </message>
    <message>
        <source>Wheel or drag on a cell</source>
        <translation>칸에서 휠 또는 끌기</translation>
    </message>
    <message>
        <source>Change the number</source>
        <translation>수 바꾸기</translation>
    </message>
    <message>
        <source>Digits, arrows, Tab</source>
        <translation>숫자, 화살표, Tab</translation>
    </message>
    <message>
        <source>Type numbers and walk cells</source>
        <translation>수를 입력하고 칸 사이 이동</translation>
    </message>
    <message>
        <source>Copy or paste the matrix as text</source>
        <translation>행렬을 글자로 복사·붙여넣기</translation>
    </message>
    <message>
        <source>Choose a class</source>
        <translation>클래스 선택</translation>
    </message>
    <message>
        <source>Space, P</source>
        <translation>Space, P</translation>
    </message>
    <message>
        <source>Keep the class in view</source>
        <translation>클래스를 항상 보이게 고정</translation>
    </message>
    <message>
        <source>Copy the rows as a table</source>
        <translation>행을 표로 복사</translation>
    </message>
    <message>
        <source>Click a number</source>
        <translation>숫자 클릭</translation>
    </message>
    <message>
        <source>Go to the cell it was read from; a weight shows its kernel</source>
        <translation>그 숫자를 읽은 칸으로 이동합니다. 가중치는 커널을 보여 줍니다</translation>
    </message>
    <message>
        <source>Click a row</source>
        <translation>행 클릭</translation>
    </message>
    <message>
        <source>Show its numbers, or put them away</source>
        <translation>숫자를 펼치거나 접기</translation>
    </message>
    <message>
        <source>Choose a stronger or weaker contributor</source>
        <translation>더 큰 기여나 더 작은 기여 선택</translation>
    </message>
    <message>
        <source>Walk to the contributor</source>
        <translation>기여한 숫자로 이동</translation>
    </message>
    <message>
        <source>Walk back to the number before</source>
        <translation>앞의 숫자로 돌아가기</translation>
    </message>
    <message>
        <source>To the first number of the walk, on to the input</source>
        <translation>처음 숫자로, 입력까지 한 번에</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>끌기</translation>
    </message>
    <message>
        <source>Turn the boxes; with Shift, move them</source>
        <translation>상자를 돌립니다. Shift와 함께 끌면 옮깁니다</translation>
    </message>
    <message>
        <source>Turn the boxes</source>
        <translation>상자를 돌립니다</translation>
    </message>
    <message>
        <source>Space, arrows, Home, End</source>
        <translation>스페이스, 화살표, Home, End</translation>
    </message>
    <message>
        <source>Play; step; go to the first and the last step</source>
        <translation>재생, 한 단계씩, 처음과 마지막 단계로</translation>
    </message>
    <message>
        <source>Wheel, drag</source>
        <translation>휠, 끌기</translation>
    </message>
    <message>
        <source>Zoom and move A, B and the difference together</source>
        <translation>A, B와 차이를 함께 확대하고 옮깁니다</translation>
    </message>
    <message>
        <source>Walk the list of layers</source>
        <translation>레이어 목록에서 이동</translation>
    </message>
    <message>
        <source>Pull the maps apart, pack them again</source>
        <translation>특징 맵을 벌리거나 다시 모읍니다</translation>
    </message>
    <message>
        <source>Networks (*.onnx)</source>
        <translation>신경망 (*.onnx)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>network {name}</source>
        <translation>네트워크 {name}</translation>
    </message>
    <message>
        <source>Trained on ImageNet</source>
        <translation>ImageNet으로 학습됨</translation>
    </message>
    <message>
        <source>With random weights</source>
        <translation>무작위 가중치</translation>
    </message>
    <message>
        <source>Open a network</source>
        <translation>신경망 열기</translation>
    </message>
    <message>
        <source>Save network</source>
        <translation>신경망 저장</translation>
    </message>
    <message>
        <source>The network was saved as {path}.</source>
        <translation>신경망을 {path}에 저장했습니다.</translation>
    </message>
    <message>
        <source>Trained networks</source>
        <translation>학습된 신경망</translation>
    </message>
    <message>
        <source>Write the network with all edits of its weights and maps as an .onnx file</source>
        <translation>가중치와 맵의 변경을 모두 담아 네트워크를 .onnx 파일로 저장합니다</translation>
    </message>
    <message>
        <source>Editable networks</source>
        <translation>편집할 수 있는 신경망</translation>
    </message>
    <message>
        <source>Open network…</source>
        <translation>신경망 열기…</translation>
    </message>
    <message>
        <source>Save network…</source>
        <translation>신경망 저장…</translation>
    </message>
    <message>
        <source>The original, before the edits</source>
        <translation>편집하기 전의 원본</translation>
    </message>
    <message>
        <source>The network that was held</source>
        <translation>고정한 신경망</translation>
    </message>
    <message>
        <source>The frame that was held</source>
        <translation>고정한 프레임</translation>
    </message>
    <message>
        <source>Compare with a network</source>
        <translation>비교할 신경망 열기</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>비교 대상</translation>
    </message>
    <message>
        <source>Compare with the network as it is now</source>
        <translation>지금 상태의 신경망과 비교</translation>
    </message>
    <message>
        <source>It is held as it is, whatever you edit afterwards</source>
        <translation>나중에 무엇을 편집하든 지금 상태로 고정됩니다</translation>
    </message>
    <message>
        <source>Compare with the frame on show now</source>
        <translation>지금 보이는 프레임과 비교</translation>
    </message>
    <message>
        <source>It is held; the frames that follow are compared with it</source>
        <translation>이 프레임이 고정되고, 뒤따르는 프레임이 이것과 비교됩니다</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>A와 B 바꾸기</translation>
    </message>
    <message>
        <source>Mark what changed</source>
        <translation>달라진 곳 표시</translation>
    </message>
    <message>
        <source>Mark the layers whose maps are not those of the network before the edits</source>
        <translation>편집하기 전의 신경망과 맵이 다른 레이어에 표시합니다</translation>
    </message>
    <message>
        <source>Network from a file…</source>
        <translation>파일에서 신경망 열기…</translation>
    </message>
    <message>
        <source>From the literature</source>
        <translation>논문 속 신경망</translation>
    </message>
    <message>
        <source>Back to the editable network</source>
        <translation>편집할 수 있는 신경망으로 돌아가기</translation>
    </message>
    <message>
        <source>Recent networks</source>
        <translation>최근 신경망</translation>
    </message>
    <message>
        <source>Class names…</source>
        <translation>클래스 이름…</translation>
    </message>
    <message>
        <source>Read the names of the classes from a text file, one a line</source>
        <translation>한 줄에 하나씩 적은 텍스트 파일에서 클래스 이름을 읽습니다</translation>
    </message>
    <message>
        <source>Check the numbers</source>
        <translation>계산 점검</translation>
    </message>
    <message>
        <source>Work the numbers of every layer out again, by a slow and independent path, and compare</source>
        <translation>모든 레이어의 수를 느리지만 독립된 방법으로 다시 계산해 비교합니다</translation>
    </message>
    <message>
        <source>Confusion matrix…</source>
        <translation>혼동 행렬…</translation>
    </message>
    <message>
        <source>Run the network over pictures whose class is known and count what it takes for what</source>
        <translation>클래스를 아는 사진들에 신경망을 실행하여 무엇을 무엇으로 보는지 셉니다</translation>
    </message>
    <message>
        <source>Sessions (*.cnnsession)</source>
        <translation>세션 (*.cnnsession)</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>세션 저장</translation>
    </message>
    <message>
        <source>The session was saved as {path}.</source>
        <translation>세션을 {path}(으)로 저장했습니다.</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>세션 열기</translation>
    </message>
    <message>
        <source>session {name}</source>
        <translation>세션 {name}</translation>
    </message>
    <message>
        <source>start afresh</source>
        <translation>처음부터</translation>
    </message>
    <message>
        <source>Open session…</source>
        <translation>세션 열기…</translation>
    </message>
    <message>
        <source>Save session…</source>
        <translation>세션 저장…</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>처음 상태로</translation>
    </message>
    <message>
        <source>Open a picture or a video</source>
        <translation>그림 또는 동영상 열기</translation>
    </message>
    <message>
        <source>Pictures and videos (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.gif *.ppm *.pgm *.pbm *.exr *.hdr *.jp2 *.mp4 *.avi *.mov *.mkv *.webm *.m4v *.mpg *.mpeg);;All files (*)</source>
        <translation>그림과 동영상 (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.gif *.ppm *.pgm *.pbm *.exr *.hdr *.jp2 *.mp4 *.avi *.mov *.mkv *.webm *.m4v *.mpg *.mpeg);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>그림 폴더 열기</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>아직 연 것이 없습니다</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Open picture or video…</source>
        <translation>그림 또는 동영상 열기…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>폴더 열기…</translation>
    </message>
    <message>
        <source>Camera…</source>
        <translation>카메라…</translation>
    </message>
    <message>
        <source>Samples…</source>
        <translation>샘플…</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>Draw on a canvas; the network answers while the pen moves</source>
        <translation>캔버스에 그립니다. 펜이 움직이는 동안 네트워크가 답합니다</translation>
    </message>
    <message>
        <source>Paste picture</source>
        <translation>그림 붙여넣기</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>최근 항목</translation>
    </message>
    <message>
        <source>Test patterns</source>
        <translation>시험 무늬</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>다음 프레임</translation>
    </message>
    <message>
        <source>The next frame of a video, or the next picture of the folder</source>
        <translation>동영상의 다음 프레임, 또는 폴더의 다음 그림</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>이전 프레임</translation>
    </message>
    <message>
        <source>The previous frame of a video, or the previous picture of the folder</source>
        <translation>동영상의 이전 프레임, 또는 폴더의 이전 그림</translation>
    </message>
    <message>
        <source>Start again at the end</source>
        <translation>끝나면 처음부터</translation>
    </message>
    <message>
        <source>Mirror the preview</source>
        <translation>미리보기 좌우 반전</translation>
    </message>
    <message>
        <source>Only the preview is mirrored, never what the network sees</source>
        <translation>미리보기만 뒤집히며, 네트워크가 보는 것은 바뀌지 않습니다</translation>
    </message>
    <message>
        <source>Scale: each map</source>
        <translation>눈금: 맵마다</translation>
    </message>
    <message>
        <source>Scale: layer</source>
        <translation>눈금: 레이어</translation>
    </message>
    <message>
        <source>Scale: network</source>
        <translation>눈금: 네트워크</translation>
    </message>
    <message>
        <source>Scale: hold</source>
        <translation>눈금: 고정</translation>
    </message>
    <message>
        <source>Every feature map has a scale of its own</source>
        <translation>특징 맵마다 자기 눈금을 씁니다</translation>
    </message>
    <message>
        <source>All maps of a layer share one scale, so that they can be compared</source>
        <translation>한 레이어의 모든 맵이 같은 눈금을 써서 서로 비교할 수 있습니다</translation>
    </message>
    <message>
        <source>All layers share one scale</source>
        <translation>모든 레이어가 같은 눈금을 씁니다</translation>
    </message>
    <message>
        <source>The scale stays as it is now while the picture changes</source>
        <translation>그림이 바뀌어도 눈금이 지금 그대로 유지됩니다</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정대로</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Values of both signs</source>
        <translation>양수와 음수가 있는 값</translation>
    </message>
    <message>
        <source>Values from zero up</source>
        <translation>0 이상의 값</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>바이트</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색상표</translation>
    </message>
    <message>
        <source>Leave out the extremes</source>
        <translation>극단값 제외</translation>
    </message>
    <message>
        <source>The scale runs from percentile 0.5 to 99.5 instead of minimum to maximum</source>
        <translation>최솟값과 최댓값 대신 백분위수 0.5에서 99.5까지를 눈금으로 씁니다</translation>
    </message>
    <message>
        <source>Leave the border out of the scale</source>
        <translation>눈금에서 가장자리 제외</translation>
    </message>
    <message>
        <source>Cells beside zero padding are often the extremes of a map</source>
        <translation>제로 패딩 옆의 칸은 맵의 극단값이 되기 쉽습니다</translation>
    </message>
    <message>
        <source>Forget typed limits</source>
        <translation>입력한 한계 지우기</translation>
    </message>
    <message>
        <source>Show activations as columns</source>
        <translation>활성화를 열로 표시</translation>
    </message>
    <message>
        <source>ReLU and its kin get a column of their own</source>
        <translation>ReLU 같은 활성화 함수에 별도의 열을 둡니다</translation>
    </message>
    <message>
        <source>Bars above the maps</source>
        <translation>맵 위의 막대</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Find a layer…</source>
        <translation>레이어 찾기…</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Presenter mode</source>
        <translation>발표 모드</translation>
    </message>
    <message>
        <source>The maps alone, in large type, with a ring around the mouse; Page up and down go through layers</source>
        <translation>특징 맵만 큰 글씨로 보이고 마우스 둘레에 고리가 나타납니다. Page Up과 Page Down으로 레이어를 넘깁니다</translation>
    </message>
    <message>
        <source>Source panel</source>
        <translation>소스 패널</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>인스펙터</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>{name} is on the clipboard, {width} × {height} pixels.</source>
        <translation>{name}을(를) 클립보드에 복사했습니다({width} × {height} 픽셀).</translation>
    </message>
    <message>
        <source>LeNet-5 on MNIST</source>
        <translation>LeNet-5 (MNIST)</translation>
    </message>
    <message>
        <source>Reads handwritten digits, light ones on black: the architecture of 1998, trained with ReLU and max pooling.</source>
        <translation>검은 바탕에 밝게 쓴 손글씨 숫자를 읽습니다. 1998년의 구조를 ReLU와 최대 풀링으로 학습했습니다.</translation>
    </message>
    <message>
        <source>LeNet-5 on Fashion-MNIST</source>
        <translation>LeNet-5 (Fashion-MNIST)</translation>
    </message>
    <message>
        <source>Tells ten kinds of clothes apart, light ones on black: LeNet-5 on a harder task.</source>
        <translation>검은 바탕의 밝은 옷 열 가지를 구별합니다. 더 어려운 과제를 배운 LeNet-5입니다.</translation>
    </message>
    <message>
        <source>Tiny VGG on CIFAR-10</source>
        <translation>Tiny VGG (CIFAR-10)</translation>
    </message>
    <message>
        <source>Tells animals and vehicles in small photographs apart: three blocks of two convolutions and a pool.</source>
        <translation>작은 사진 속 동물과 탈것을 구별합니다. 합성곱 둘과 풀링 하나로 된 블록이 셋입니다.</translation>
    </message>
    <message>
        <source>Edges to shapes</source>
        <translation>가장자리에서 모양으로</translation>
    </message>
    <message>
        <source>Made by hand: Conv1 finds edges and colours, Conv2 corners, bars and areas, Conv3 curves, shapes and borders.</source>
        <translation>손으로 만든 네트워크: Conv1은 가장자리와 색, Conv2는 모서리·막대·면, Conv3은 곡선·모양·경계를 찾습니다.</translation>
    </message>
    <message>
        <source>Classic filters</source>
        <translation>고전 필터</translation>
    </message>
    <message>
        <source>Conv1 holds the kernels of the textbooks (blur, sharpen, Sobel, Laplacian ...); deeper layers mix their maps.</source>
        <translation>Conv1은 교과서의 커널(흐림, 선명하게, 소벨, 라플라시안 …)을 담고, 깊은 레이어는 그 맵들을 섞습니다.</translation>
    </message>
    <message>
        <source>Gabor bank</source>
        <translation>가보르 필터</translation>
    </message>
    <message>
        <source>Conv1 looks for fine lines and coarse edges in eight orientations; deeper layers mix them into textures.</source>
        <translation>Conv1은 여덟 방향의 가는 선과 굵은 가장자리를 찾고, 깊은 레이어는 이를 섞어 질감을 만듭니다.</translation>
    </message>
    <message>
        <source>RGB opponents</source>
        <translation>RGB 대립색</translation>
    </message>
    <message>
        <source>Conv1 compares red with green, blue with yellow and light with dark, as the eye does; deeper layers mix them.</source>
        <translation>Conv1은 눈처럼 빨강과 초록, 파랑과 노랑, 밝음과 어둠을 비교하고, 깊은 레이어는 이를 섞습니다.</translation>
    </message>
    <message>
        <source>Random (He)</source>
        <translation>무작위(He)</translation>
    </message>
    <message>
        <source>Random numbers of the variance that keeps signals alive: what a network sees before it has learned anything.</source>
        <translation>신호를 살려 두는 분산의 무작위 수: 아직 아무것도 배우지 않은 네트워크가 보는 것.</translation>
    </message>
    <message>
        <source>Blank (identity)</source>
        <translation>빈 네트워크(항등)</translation>
    </message>
    <message>
        <source>Every filter passes red, green or blue on as it is: a clean bench for your own kernels.</source>
        <translation>모든 필터가 빨강·초록·파랑을 그대로 넘깁니다. 나만의 커널을 위한 깨끗한 작업대.</translation>
    </message>
    <message>
        <source>Blue – white – red</source>
        <translation>파랑 – 흰색 – 빨강</translation>
    </message>
    <message>
        <source>Blue – white – yellow</source>
        <translation>파랑 – 흰색 – 노랑</translation>
    </message>
    <message>
        <source>Green – white – violet</source>
        <translation>초록 – 흰색 – 보라</translation>
    </message>
    <message>
        <source>Blue – black – red</source>
        <translation>파랑 – 검정 – 빨강</translation>
    </message>
    <message>
        <source>Blue – black – yellow</source>
        <translation>파랑 – 검정 – 노랑</translation>
    </message>
    <message>
        <source>Inferno</source>
        <translation>인페르노</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>비리디스</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>시비디스</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>마그마</translation>
    </message>
    <message>
        <source>Fire</source>
        <translation>불꽃</translation>
    </message>
    <message>
        <source>White – blue</source>
        <translation>흰색 – 파랑</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>Grey, inverted</source>
        <translation>회색 반전</translation>
    </message>
    <message>
        <source>Cat</source>
        <translation>고양이</translation>
    </message>
    <message>
        <source>Cup of coffee</source>
        <translation>커피 한 잔</translation>
    </message>
    <message>
        <source>Astronaut Eileen Collins</source>
        <translation>우주비행사 아일린 콜린스</translation>
    </message>
    <message>
        <source>Rocket leaving its pad</source>
        <translation>발사대를 떠나는 로켓</translation>
    </message>
    <message>
        <source>Dahlia</source>
        <translation>달리아</translation>
    </message>
    <message>
        <source>Summer Palace</source>
        <translation>이화원</translation>
    </message>
    <message>
        <source>Coffee in motion (video)</source>
        <translation>움직이는 커피(동영상)</translation>
    </message>
    <message>
        <source>Cameraman</source>
        <translation>카메라맨</translation>
    </message>
    <message>
        <source>Brick wall</source>
        <translation>벽돌 벽</translation>
    </message>
    <message>
        <source>Grass</source>
        <translation>잔디</translation>
    </message>
    <message>
        <source>Gravel</source>
        <translation>자갈</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>체커보드</translation>
    </message>
    <message>
        <source>Horizontal gradient</source>
        <translation>가로 그러데이션</translation>
    </message>
    <message>
        <source>Vertical gradient</source>
        <translation>세로 그러데이션</translation>
    </message>
    <message>
        <source>Impulse</source>
        <translation>임펄스</translation>
    </message>
    <message>
        <source>Step edge</source>
        <translation>계단 가장자리</translation>
    </message>
    <message>
        <source>Coarse grating</source>
        <translation>굵은 줄무늬</translation>
    </message>
    <message>
        <source>Fine grating</source>
        <translation>가는 줄무늬</translation>
    </message>
    <message>
        <source>Diagonal grating</source>
        <translation>대각 줄무늬</translation>
    </message>
    <message>
        <source>Grating chart</source>
        <translation>줄무늬 도표</translation>
    </message>
    <message>
        <source>Zone plate</source>
        <translation>동심원판</translation>
    </message>
    <message>
        <source>Colour bars</source>
        <translation>컬러 바</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>Drifting grating</source>
        <translation>흐르는 줄무늬</translation>
    </message>
    <message>
        <source>Breathing zone plate</source>
        <translation>숨 쉬는 동심원판</translation>
    </message>
    <message>
        <source>Turning edge</source>
        <translation>도는 가장자리</translation>
    </message>
    <message>
        <source>Bouncing ball</source>
        <translation>튀는 공</translation>
    </message>
    <message>
        <source>Step, until a cell is chosen; then walk the cell</source>
        <translation>칸을 고르기 전에는 앞뒤로 넘기고, 고른 뒤에는 칸을 옮깁니다</translation>
    </message>
    <message>
        <source>Drop files, a folder or a picture</source>
        <translation>파일, 폴더, 그림을 끌어다 놓기</translation>
    </message>
    <message>
        <source>It becomes the source; several pictures become a slide show</source>
        <translation>소스가 됩니다. 그림 여러 장은 슬라이드 쇼가 됩니다</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>특징 맵</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>구조</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>애니메이션</translation>
    </message>
    <message>
        <source>Names of the classes</source>
        <translation>클래스 이름</translation>
    </message>
    <message>
        <source>Names, one a line (*.txt *.json *.names *.csv);;All files (*)</source>
        <translation>한 줄에 하나씩 적은 이름 (*.txt *.json *.names *.csv);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>names of the classes</source>
        <translation>클래스 이름</translation>
    </message>
    <message>
        <source>Fold or unfold this block</source>
        <translation>이 블록 접기/펼치기</translation>
    </message>
    <message>
        <source>A folded block is one column: what the block makes</source>
        <translation>접힌 블록은 블록의 출력을 보여 주는 열 하나가 됩니다</translation>
    </message>
    <message>
        <source>Fold all blocks</source>
        <translation>모든 블록 접기</translation>
    </message>
    <message>
        <source>Unfold all blocks</source>
        <translation>모든 블록 펼치기</translation>
    </message>
    <message>
        <source>Switch this map on</source>
        <translation>이 맵 켜기</translation>
    </message>
    <message>
        <source>Switch this map off</source>
        <translation>이 맵 끄기</translation>
    </message>
    <message>
        <source>Weights ({suffixes})</source>
        <translation>가중치 ({suffixes})</translation>
    </message>
    <message>
        <source>Load weights</source>
        <translation>가중치 불러오기</translation>
    </message>
    <message>
        <source>What would the network say without this feature?</source>
        <translation>이 특징이 없다면 네트워크는 무엇이라고 할까요?</translation>
    </message>
    <message>
        <source>Paint on this map</source>
        <translation>이 맵에 칠하기</translation>
    </message>
    <message>
        <source>The map fills its column and the mouse draws numbers into its cells</source>
        <translation>맵이 열을 채우고, 마우스로 칸에 수를 그려 넣습니다</translation>
    </message>
    <message>
        <source>Revert this layer</source>
        <translation>이 레이어 되돌리기</translation>
    </message>
    <message>
        <source>The maps and weights of the selected layer as they were loaded</source>
        <translation>선택한 레이어의 맵과 가중치를 불러온 그대로 되돌립니다</translation>
    </message>
    <message>
        <source>Revert all</source>
        <translation>모두 되돌리기</translation>
    </message>
    <message>
        <source>All maps and learned weights as they were loaded</source>
        <translation>모든 맵과 학습된 가중치를 불러온 그대로 되돌립니다</translation>
    </message>
    <message>
        <source>Load weights…</source>
        <translation>가중치 불러오기…</translation>
    </message>
    <message>
        <source>Numbers for the opened network out of a file of PyTorch, safetensors, NumPy or ONNX</source>
        <translation>PyTorch, safetensors, NumPy, ONNX 파일의 수를 열린 네트워크에 넣습니다</translation>
    </message>
    <message>
        <source>X-ray: why this number?</source>
        <translation>X선: 왜 이 숫자인가?</translation>
    </message>
    <message>
        <source>All terms that the selected number is made of, down to the pixels</source>
        <translation>선택한 숫자를 이루는 모든 항을 픽셀까지 보여 줍니다</translation>
    </message>
    <message>
        <source>Walk back from the answer</source>
        <translation>답에서 거슬러 가기</translation>
    </message>
    <message>
        <source>From the likeliest class to what contributed most to it, and on, as far as a pixel</source>
        <translation>가장 유력한 클래스에서 가장 크게 기여한 숫자로, 다시 그 앞으로, 픽셀까지 거슬러 갑니다</translation>
    </message>
</context>
<context>
    <name>CompareBelow</name>
    <message>
        <source>How much each layer differs</source>
        <translation>레이어마다 얼마나 다른지</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>Lengths of the bars</source>
        <translation>막대의 길이</translation>
    </message>
</context>
<context>
    <name>CompareFacts</name>
    <message>
        <source>Costs of A and B</source>
        <translation>A와 B의 비용</translation>
    </message>
    <message>
        <source>The likeliest classes of A and B</source>
        <translation>A와 B의 가장 그럴듯한 클래스</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Milliseconds of the last frame that was computed as a whole, what both share counted in both; multiply-accumulates for a frame; weights and biases</source>
        <translation>마지막으로 전체를 계산한 프레임의 밀리초(함께 쓰는 부분은 양쪽에 모두 셉니다), 프레임 하나의 곱셈-누적 횟수, 가중치와 편향의 수입니다</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>the same first</source>
        <translation>1위가 같음</translation>
    </message>
    <message>
        <source>another first</source>
        <translation>1위가 다름</translation>
    </message>
    <message>
        <source>{common} of {count} in common, {first}; divergence of B from A {divergence} nats</source>
        <translation>{count}개 가운데 {common}개가 공통, {first}. A에 대한 B의 발산 {divergence} nat</translation>
    </message>
</context>
<context>
    <name>CompareHead</name>
    <message>
        <source>Compare with</source>
        <translation>비교 대상</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Let A and B exchange their places</source>
        <translation>A와 B의 자리를 서로 바꿉니다</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Compare with what there is at this moment, whatever comes afterwards</source>
        <translation>나중에 무엇이 오든 지금 이 순간의 것과 비교합니다</translation>
    </message>
    <message>
        <source>The network as it is now</source>
        <translation>지금 상태의 신경망</translation>
    </message>
    <message>
        <source>The frame on show now</source>
        <translation>지금 보이는 프레임</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Held network</source>
        <translation>고정한 신경망</translation>
    </message>
    <message>
        <source>Held frame</source>
        <translation>고정한 프레임</translation>
    </message>
    <message>
        <source>Another network</source>
        <translation>다른 신경망</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>여는 중…</translation>
    </message>
    <message>
        <source>Frame {number}</source>
        <translation>프레임 {number}</translation>
    </message>
    <message>
        <source>Its own preprocessing card: {size}</source>
        <translation>따로 쓰는 전처리 카드: {size}</translation>
    </message>
    <message>
        <source>What the network on show is compared with</source>
        <translation>지금 보이는 신경망을 무엇과 비교하는지</translation>
    </message>
    <message>
        <source>the frame on show</source>
        <translation>지금 보이는 프레임</translation>
    </message>
    <message>
        <source>{name}, now</source>
        <translation>지금의 {name}</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
</context>
<context>
    <name>CompareWords</name>
    <message>
        <source>This network has no original; hold it as it is now, or choose another network.</source>
        <translation>이 신경망에는 원본이 없습니다. 지금 상태를 고정하거나 다른 신경망을 고르십시오.</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>계산 중…</translation>
    </message>
    <message>
        <source>The other network has no layer that corresponds to this one.</source>
        <translation>다른 신경망에는 이 레이어에 대응하는 레이어가 없습니다.</translation>
    </message>
    <message>
        <source>No difference: the layers have different numbers of maps.</source>
        <translation>차이를 그릴 수 없습니다. 두 레이어의 맵 수가 다릅니다.</translation>
    </message>
    <message>
        <source>No difference: the maps are {here} on one side and {there} on the other.</source>
        <translation>차이를 그릴 수 없습니다. 맵이 한쪽은 {here}, 다른 쪽은 {there}입니다.</translation>
    </message>
    <message>
        <source>Nothing in the other network corresponds to it</source>
        <translation>다른 신경망에 대응하는 것이 없습니다</translation>
    </message>
    <message>
        <source>Of another size, or with values that are no numbers</source>
        <translation>크기가 다르거나 숫자가 아닌 값이 있습니다</translation>
    </message>
    <message>
        <source>Relative difference {share}</source>
        <translation>상대 차이 {share}</translation>
    </message>
    <message>
        <source>Largest difference {value}</source>
        <translation>가장 큰 차이 {value}</translation>
    </message>
    <message>
        <source>Nothing differs: the frame on show is the one that was held.</source>
        <translation>다른 곳이 없습니다. 지금 보이는 프레임이 바로 고정한 프레임입니다.</translation>
    </message>
    <message>
        <source>Nothing differs. Edit a kernel, and what changes is seen here.</source>
        <translation>다른 곳이 없습니다. 커널을 편집하면 달라지는 것이 여기에 보입니다.</translation>
    </message>
    <message>
        <source>From {layer} on the sizes differ; what differs in size has no number.</source>
        <translation>{layer}부터 크기가 다릅니다. 크기가 다른 것에는 숫자가 없습니다.</translation>
    </message>
    <message>
        <source>The first layer that differs by more than {tolerance} is {layer}: {share}</source>
        <translation>{tolerance}보다 많이 다른 첫 레이어: {layer}, {share}</translation>
    </message>
</context>
<context>
    <name>CompositeField</name>
    <message>
        <source>Three maps as red, green, blue</source>
        <translation>맵 세 개를 빨강·초록·파랑으로</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Map shown as {colour}</source>
        <translation>{colour}으로 보이는 맵</translation>
    </message>
</context>
<context>
    <name>ConfusionDialog</name>
    <message>
        <source>Confusion</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>True classes and answers</source>
        <translation>실제 클래스와 답</translation>
    </message>
    <message>
        <source>Pictures of the chosen cell</source>
        <translation>선택한 칸의 사진</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>폴더 선택…</translation>
    </message>
    <message>
        <source>With one folder in it for each class, named like the class</source>
        <translation>클래스마다 그 이름의 폴더가 하나씩 들어 있어야 합니다</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>The matrix as text, for a spreadsheet (Ctrl+C)</source>
        <translation>스프레드시트에 붙여 넣을 수 있는 텍스트로 행렬을 복사합니다 (Ctrl+C)</translation>
    </message>
    <message>
        <source>Choose a folder of pictures whose class is known: one folder in it for each class.</source>
        <translation>클래스를 아는 사진들의 폴더를 선택하세요. 그 안에 클래스마다 폴더가 하나씩 있어야 합니다.</translation>
    </message>
    <message>
        <source>Pictures by class</source>
        <translation>클래스별 사진</translation>
    </message>
    <message>
        <source>Cancelled; nothing was counted.</source>
        <translation>취소했습니다. 아무것도 세지 않았습니다.</translation>
    </message>
    <message>
        <source>{percent} % right: {right} of {count} pictures, by the network as it is now.</source>
        <translation>정답률 {percent} %: 지금 상태의 신경망이 사진 {count}장 중 {right}장을 맞혔습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>The network looks at the pictures…</source>
        <translation>신경망이 사진을 보고 있습니다…</translation>
    </message>
    <message>
        <source>The network was edited since; run it again to see what that changed.</source>
        <translation>그 뒤에 신경망이 편집되었습니다. 다시 실행하면 무엇이 달라졌는지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>{count} of {total} × {true} taken for {answer}</source>
        <translation>{true} {total}장 중 {count}장을 {answer}(으)로 봄</translation>
    </message>
    <message>
        <source>{count} of {total} × {true} right</source>
        <translation>{true} {total}장 중 {count}장 정답</translation>
    </message>
    <message>
        <source>test picture {number}, {name}</source>
        <translation>시험 사진 {number}, {name}</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>true class</source>
        <translation>실제 클래스</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>답</translation>
    </message>
</context>
<context>
    <name>ConvForm</name>
    <message>
        <source>Filters</source>
        <translation>필터 수</translation>
    </message>
    <message>
        <source>Each filter makes one feature map</source>
        <translation>필터마다 특징 맵 하나를 만듭니다</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>Rows × columns of the kernels; their middle is kept</source>
        <translation>커널의 행 × 열. 가운데 값은 유지됩니다</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>Cells that the window moves between two values</source>
        <translation>두 값 사이에 창이 이동하는 칸 수</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>팽창</translation>
    </message>
    <message>
        <source>Distance of the cells under the kernel; 1: side by side</source>
        <translation>커널 아래 칸들의 간격. 1이면 바로 옆</translation>
    </message>
    <message>
        <source>same</source>
        <translation>same (크기 유지)</translation>
    </message>
    <message>
        <source>valid (none)</source>
        <translation>valid (없음)</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>직접 지정</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>Cells added around the map; “same” keeps its size at stride 1</source>
        <translation>맵 둘레에 더하는 칸. “same”은 스트라이드 1에서 크기를 유지합니다</translation>
    </message>
    <message>
        <source>top</source>
        <translation>위</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>아래</translation>
    </message>
    <message>
        <source>left</source>
        <translation>왼쪽</translation>
    </message>
    <message>
        <source>right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>Top, bottom</source>
        <translation>위, 아래</translation>
    </message>
    <message>
        <source>Left, right</source>
        <translation>왼쪽, 오른쪽</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>0</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>reflect</source>
        <translation>반사</translation>
    </message>
    <message>
        <source>replicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>circular</source>
        <translation>순환</translation>
    </message>
    <message>
        <source>Padding value</source>
        <translation>패딩 값</translation>
    </message>
    <message>
        <source>Pad with</source>
        <translation>채우는 값</translation>
    </message>
    <message>
        <source>What lies outside the map</source>
        <translation>맵 바깥에 놓이는 값</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>absolute value</source>
        <translation>절댓값</translation>
    </message>
    <message>
        <source>Slope below 0</source>
        <translation>0 아래 기울기</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>The function applied to every value</source>
        <translation>모든 값에 적용하는 함수</translation>
    </message>
    <message>
        <source>Set all to 0</source>
        <translation>모두 0으로</translation>
    </message>
    <message>
        <source>Set the bias of every filter of this layer to 0</source>
        <translation>이 레이어의 모든 필터 편향을 0으로 합니다</translation>
    </message>
    <message>
        <source>Padding {side}</source>
        <translation>패딩 {side}</translation>
    </message>
    <message>
        <source>filters</source>
        <translation>필터 수</translation>
    </message>
    <message>
        <source>kernel size</source>
        <translation>커널 크기</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>dilation</source>
        <translation>팽창</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>biases</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>added</source>
        <translation>더함</translation>
    </message>
    <message>
        <source>A number for each filter, added to every value of its map; kept while it is switched off</source>
        <translation>필터마다 하나씩, 맵의 모든 값에 더하는 수입니다. 꺼 두는 동안에도 값은 남아 있습니다</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
</context>
<context>
    <name>Correlations</name>
    <message>
        <source>Correlations of the maps of a layer</source>
        <translation>한 레이어의 맵 사이 상관</translation>
    </message>
    <message>
        <source>Correlation of the maps of {layer}</source>
        <translation>{layer} 맵의 상관</translation>
    </message>
    <message>
        <source>Select a layer with maps to compare its maps.</source>
        <translation>맵이 있는 레이어를 선택하면 맵끼리 비교합니다.</translation>
    </message>
    <message>
        <source>The maps of this layer were not compared, for those of all layers together would take too much memory. Start again while it is selected.</source>
        <translation>모든 레이어의 맵을 함께 비교하면 메모리가 너무 많이 들어 이 레이어의 맵은 비교하지 않았습니다. 이 레이어를 선택한 채로 다시 시작하세요.</translation>
    </message>
    <message>
        <source>Point at a cell; a press selects its map.</source>
        <translation>칸을 가리키면 값이 보이고, 누르면 그 맵을 선택합니다.</translation>
    </message>
    <message>
        <source>one never changes</source>
        <translation>하나가 변하지 않음</translation>
    </message>
    <message>
        <source>map {one} and map {other}: {number}</source>
        <translation>맵 {one}과(와) 맵 {other}: {number}</translation>
    </message>
</context>
<context>
    <name>CostPage</name>
    <message>
        <source>Accuracy on ImageNet against multiply-accumulates</source>
        <translation>곱셈-누산 횟수에 따른 ImageNet 정확도</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>세는 중…</translation>
    </message>
    <message>
        <source>Costs are counted in the graphs of this program. Press a network to see more.</source>
        <translation>비용은 이 프로그램의 그래프에서 직접 셉니다. 네트워크를 누르면 자세히 보입니다.</translation>
    </message>
    <message>
        <source>multiply-accumulates for one picture</source>
        <translation>사진 한 장의 곱셈-누산 횟수</translation>
    </message>
    <message>
        <source>ImageNet: pictures whose class is the best guess</source>
        <translation>ImageNet: 첫 번째 추측이 맞은 사진의 비율</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>the open network</source>
        <translation>열린 네트워크</translation>
    </message>
    <message>
        <source>open now; its accuracy on ImageNet is not known</source>
        <translation>지금 열려 있음. ImageNet 정확도는 알려져 있지 않음</translation>
    </message>
    <message>
        <source>{top1} % right</source>
        <translation>{top1} % 맞음</translation>
    </message>
    <message>
        <source>{macs} MACs</source>
        <translation>MAC {macs}</translation>
    </message>
    <message>
        <source>{parameters} parameters</source>
        <translation>매개변수 {parameters}</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
</context>
<context>
    <name>Drafting</name>
    <message>
        <source>stroke</source>
        <translation>획</translation>
    </message>
    <message>
        <source>empty canvas</source>
        <translation>캔버스 비우기</translation>
    </message>
    <message>
        <source>colour of the ink</source>
        <translation>획의 색</translation>
    </message>
</context>
<context>
    <name>DrawingBoard</name>
    <message>
        <source>Canvas</source>
        <translation>캔버스</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>도구</translation>
    </message>
    <message>
        <source>Pen (P) or eraser (E); the right mouse button erases too</source>
        <translation>펜(P) 또는 지우개(E). 마우스 오른쪽 단추로도 지웁니다</translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation>굵기</translation>
    </message>
    <message>
        <source>Thickness of the line; the wheel over the canvas changes it too</source>
        <translation>선의 굵기. 캔버스 위에서 휠을 굴려도 바뀝니다</translation>
    </message>
    <message>
        <source>Black on white, or white on black</source>
        <translation>흰 바탕에 검정, 또는 검은 바탕에 하양</translation>
    </message>
    <message>
        <source>Empty the canvas (Delete)</source>
        <translation>캔버스 비우기 (Delete)</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>펜</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>지우개</translation>
    </message>
</context>
<context>
    <name>ErrorPage</name>
    <message>
        <source>Error of the ImageNet challenge by year</source>
        <translation>연도별 ImageNet 대회 오류율</translation>
    </message>
    <message>
        <source>one trained person</source>
        <translation>훈련받은 사람 한 명</translation>
    </message>
    <message>
        <source>ImageNet challenge: pictures whose class is not among the five best guesses</source>
        <translation>ImageNet 대회: 다섯 번의 추측 안에 정답이 없는 사진의 비율</translation>
    </message>
    <message>
        <source>Blue: convolutional networks. Grey: features made by hand. Rings: second places.</source>
        <translation>파랑: 합성곱 네트워크. 회색: 손으로 만든 특징. 고리: 2위.</translation>
    </message>
    <message>
        <source>a convolutional network</source>
        <translation>합성곱 네트워크</translation>
    </message>
    <message>
        <source>features made by hand</source>
        <translation>손으로 만든 특징</translation>
    </message>
    <message>
        <source>first of {year}</source>
        <translation>{year}년 1위</translation>
    </message>
    <message>
        <source>second of {year}</source>
        <translation>{year}년 2위</translation>
    </message>
    <message>
        <source>{error} % top-5 error</source>
        <translation>상위 5개 오류율 {error} %</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Selected map</source>
        <translation>선택한 맵</translation>
    </message>
    <message>
        <source>Layer, all maps in one file</source>
        <translation>레이어의 모든 맵을 한 파일로</translation>
    </message>
    <message>
        <source>Layer, one file for each map</source>
        <translation>레이어의 맵마다 한 파일</translation>
    </message>
    <message>
        <source>Whole strip</source>
        <translation>스트립 전체</translation>
    </message>
    <message>
        <source>Kernel of the selected filter</source>
        <translation>선택한 필터의 커널</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>white</source>
        <translation>흰색</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>어두운색</translation>
    </message>
    <message>
        <source>Names, shapes and scales</source>
        <translation>이름, 크기, 눈금</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Screen pixels for one cell of a map</source>
        <translation>맵의 한 칸에 쓰는 화면 픽셀 수</translation>
    </message>
    <message>
        <source>What</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>범례</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>배경</translation>
    </message>
    <message>
        <source>Magnification</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Folder for the maps</source>
        <translation>맵을 저장할 폴더</translation>
    </message>
    <message>
        <source>PNG picture, as shown</source>
        <translation>PNG 그림, 보이는 대로</translation>
    </message>
    <message>
        <source>TIFF, float32, one page a map</source>
        <translation>TIFF, float32, 맵마다 한 쪽</translation>
    </message>
    <message>
        <source>NPY array, float32</source>
        <translation>NPY 배열, float32</translation>
    </message>
    <message>
        <source>NPZ arrays, float32, one a layer</source>
        <translation>NPZ 배열, float32, 레이어마다 하나</translation>
    </message>
    <message>
        <source>CSV text, one block a map</source>
        <translation>CSV 텍스트, 맵마다 한 덩이</translation>
    </message>
    <message>
        <source>SVG drawing, text as text</source>
        <translation>SVG 그림, 글자는 글자로</translation>
    </message>
    <message>
        <source>PDF page, text as text</source>
        <translation>PDF 한 쪽, 글자는 글자로</translation>
    </message>
    <message>
        <source>Text, rows of numbers</source>
        <translation>텍스트, 수로 된 행</translation>
    </message>
    <message>
        <source>JSON, for reading back</source>
        <translation>JSON, 다시 읽기용</translation>
    </message>
</context>
<context>
    <name>FactorSlider</name>
    <message>
        <source>Factor of the map</source>
        <translation>맵의 배율</translation>
    </message>
    <message>
        <source>The map is multiplied by it; a double click gives 1</source>
        <translation>맵에 이 수를 곱합니다. 두 번 클릭하면 1이 됩니다</translation>
    </message>
</context>
<context>
    <name>FilmDialog</name>
    <message>
        <source>Export film</source>
        <translation>영상 내보내기</translation>
    </message>
    <message>
        <source>{speed}× ({seconds} s)</source>
        <translation>{speed}× ({seconds}초)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
</context>
<context>
    <name>FormulaLabel</name>
    <message>
        <source>Height (↕) and width (↔): floor((length + padding − dilation·(kernel − 1) − 1)/stride) + 1</source>
        <translation>높이(↕)와 너비(↔): floor((길이 + 패딩 − 팽창·(커널 − 1) − 1)/스트라이드) + 1</translation>
    </message>
</context>
<context>
    <name>FrequencyView</name>
    <message>
        <source>Frequency response</source>
        <translation>주파수 응답</translation>
    </message>
    <message>
        <source>Frequency response: the centre is even brightness, the edges are the finest detail, waves of 2 cells</source>
        <translation>주파수 응답: 가운데는 고른 밝기, 가장자리는 가장 고운 무늬(2칸 파장)</translation>
    </message>
</context>
<context>
    <name>HistogramView</name>
    <message>
        <source>Histogram</source>
        <translation>히스토그램</translation>
    </message>
    <message>
        <source>{low} to {high}: {count} cells</source>
        <translation>{low} ~ {high}: {count}칸</translation>
    </message>
</context>
<context>
    <name>KernelBench</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the kernel as text (Ctrl+C in the grid)</source>
        <translation>커널을 글자로 복사(표에서 Ctrl+C)</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Paste a matrix from text or a spreadsheet (Ctrl+V in the grid)</source>
        <translation>글자나 스프레드시트의 행렬을 붙여넣기(표에서 Ctrl+V)</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>불러오기…</translation>
    </message>
    <message>
        <source>Load a kernel from a text or JSON file</source>
        <translation>텍스트나 JSON 파일에서 커널 불러오기</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Save this kernel as text or JSON</source>
        <translation>이 커널을 텍스트나 JSON으로 저장</translation>
    </message>
</context>
<context>
    <name>KernelDelegate</name>
    <message>
        <source>Number in row {row}, column {column}</source>
        <translation>{row}행 {column}열의 수</translation>
    </message>
</context>
<context>
    <name>KernelEdits</name>
    <message>
        <source>The new kernel is {wanted}, those of {layer} are {present}. Resize all kernels of {layer}?</source>
        <translation>새 커널은 {wanted}, {layer}의 커널은 {present}입니다. {layer}의 모든 커널 크기를 바꿀까요?</translation>
    </message>
    <message>
        <source>These are {count} kernels, but a filter of {layer} has {channels}; choose another file.</source>
        <translation>커널이 {count}개인데 {layer}의 필터에는 {channels}개가 있습니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Edit bias of {layer}</source>
        <translation>{layer}의 편향 편집</translation>
    </message>
    <message>
        <source>True convolution in {layer}</source>
        <translation>{layer}을(를) 진짜 합성곱으로</translation>
    </message>
    <message>
        <source>Cross-correlation in {layer}</source>
        <translation>{layer}을(를) 교차상관으로</translation>
    </message>
    <message>
        <source>The kernels of {layer} keep their size, {present}; give a kernel of that size.</source>
        <translation>{layer}의 커널 크기는 {present}로 고정되어 있습니다. 같은 크기의 커널을 넣으세요.</translation>
    </message>
    <message>
        <source>Edit kernel of {layer}</source>
        <translation>{layer}의 커널 편집</translation>
    </message>
    <message>
        <source>The numbers have grown too large; make them smaller.</source>
        <translation>수가 너무 커졌습니다. 더 작게 만드세요.</translation>
    </message>
</context>
<context>
    <name>KernelFacts</name>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Added to every value of the feature map</source>
        <translation>특징 맵의 모든 값에 더합니다</translation>
    </message>
    <message>
        <source>True convolution (flip the kernel)</source>
        <translation>진짜 합성곱(커널 뒤집기)</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>What an even area of value 1 gives</source>
        <translation>값이 1로 고른 영역에서 나오는 결과</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>노름</translation>
    </message>
    <message>
        <source>Root of the sum of squares (L2)</source>
        <translation>제곱합의 제곱근(L2)</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>이득</translation>
    </message>
    <message>
        <source>The largest amplification of any wave</source>
        <translation>어떤 파동이든 가장 크게 증폭되는 정도</translation>
    </message>
    <message>
        <source>True convolution: the kernel is rotated by 180° before it slides over the map.</source>
        <translation>진짜 합성곱: 커널을 180° 돌린 뒤 맵 위에서 움직입니다.</translation>
    </message>
    <message>
        <source>Cross-correlation, as in CNNs: the kernel is not flipped.</source>
        <translation>CNN에서 쓰는 교차상관: 커널을 뒤집지 않습니다.</translation>
    </message>
    <message>
        <source>The bias of this layer is switched off, in Layer; its numbers are kept.</source>
        <translation>이 레이어의 편향은 ‘레이어’에서 꺼져 있습니다. 값은 그대로 남아 있습니다.</translation>
    </message>
</context>
<context>
    <name>KernelFiles</name>
    <message>
        <source>Load kernel</source>
        <translation>커널 불러오기</translation>
    </message>
    <message>
        <source>Kernels (*.txt *.csv *.tsv *.json);;All files (*)</source>
        <translation>커널 (*.txt *.csv *.tsv *.json);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>텍스트 (*.txt)</translation>
    </message>
    <message>
        <source>Save kernel</source>
        <translation>커널 저장</translation>
    </message>
</context>
<context>
    <name>KernelModel</name>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>{row}행 {column}열: {value}</translation>
    </message>
    <message>
        <source> (mean; the channels differ)</source>
        <translation> (평균. 채널마다 다름)</translation>
    </message>
</context>
<context>
    <name>KernelMosaic</name>
    <message>
        <source>Kernels of this filter, one for each input map</source>
        <translation>이 필터의 커널. 입력 맵마다 하나</translation>
    </message>
    <message>
        <source>Kernel for map {number}</source>
        <translation>맵 {number}의 커널</translation>
    </message>
</context>
<context>
    <name>KernelPages</name>
    <message>
        <source>Previous filter</source>
        <translation>이전 필터</translation>
    </message>
    <message>
        <source>Next filter</source>
        <translation>다음 필터</translation>
    </message>
    <message>
        <source>Input channel</source>
        <translation>입력 채널</translation>
    </message>
    <message>
        <source>{layer} · filter {number} of {count} · {rows}×{columns}</source>
        <translation>{layer} · 필터 {count}개 중 {number} · {rows}×{columns}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>전체 {count}</translation>
    </message>
</context>
<context>
    <name>KernelPanel</name>
    <message>
        <source>Identity</source>
        <translation>항등</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>선명하게</translation>
    </message>
    <message>
        <source>Unsharp masking 5 × 5</source>
        <translation>언샤프 마스크 5 × 5</translation>
    </message>
    <message>
        <source>Emboss</source>
        <translation>엠보스</translation>
    </message>
    <message>
        <source>Box blur</source>
        <translation>상자 흐림</translation>
    </message>
    <message>
        <source>Gaussian blur 3 × 3</source>
        <translation>가우시안 흐림 3 × 3</translation>
    </message>
    <message>
        <source>Gaussian blur 5 × 5</source>
        <translation>가우시안 흐림 5 × 5</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>가우시안</translation>
    </message>
    <message>
        <source>Motion blur</source>
        <translation>움직임 흐림</translation>
    </message>
    <message>
        <source>Sobel</source>
        <translation>소벨</translation>
    </message>
    <message>
        <source>Scharr</source>
        <translation>샤르</translation>
    </message>
    <message>
        <source>Prewitt</source>
        <translation>프리윗</translation>
    </message>
    <message>
        <source>Ridge detection</source>
        <translation>능선 검출</translation>
    </message>
    <message>
        <source>Edge detection</source>
        <translation>가장자리 검출</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <translation>라플라시안</translation>
    </message>
    <message>
        <source>Laplacian of Gaussian</source>
        <translation>가우시안의 라플라시안</translation>
    </message>
    <message>
        <source>Difference of Gaussians</source>
        <translation>가우시안의 차</translation>
    </message>
    <message>
        <source>Gabor</source>
        <translation>가보르</translation>
    </message>
    <message>
        <source>Random (He)</source>
        <translation>무작위(He)</translation>
    </message>
    <message>
        <source>Random (Xavier)</source>
        <translation>무작위(Xavier)</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>Row {row}, column {column}:  {value}</source>
        <translation>{row}행 {column}열:  {value}</translation>
    </message>
    <message>
        <source>The channels differ: cells with a marked corner show their mean, an edit reaches all channels.</source>
        <translation>채널마다 값이 다릅니다. 모서리가 표시된 칸은 평균이며, 고치면 모든 채널이 바뀝니다.</translation>
    </message>
    <message>
        <source>The input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Map {number}</source>
        <translation>맵 {number}</translation>
    </message>
    <message>
        <source>Resize to {size}</source>
        <translation>{size}(으)로 크기 변경</translation>
    </message>
    <message>
        <source>The clipboard holds no text; copy rows of numbers first.</source>
        <translation>클립보드에 글자가 없습니다. 먼저 수로 된 행을 복사하세요.</translation>
    </message>
    <message>
        <source>paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>조각</translation>
    </message>
</context>
<context>
    <name>KernelPresets</name>
    <message>
        <source>Identity</source>
        <translation>항등</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>선명하게</translation>
    </message>
    <message>
        <source>Unsharp masking 5 × 5</source>
        <translation>언샤프 마스크 5 × 5</translation>
    </message>
    <message>
        <source>Emboss</source>
        <translation>엠보스</translation>
    </message>
    <message>
        <source>Light from</source>
        <translation>빛의 방향</translation>
    </message>
    <message>
        <source>Box blur</source>
        <translation>상자 흐림</translation>
    </message>
    <message>
        <source>Gaussian blur 3 × 3</source>
        <translation>가우시안 흐림 3 × 3</translation>
    </message>
    <message>
        <source>Gaussian blur 5 × 5</source>
        <translation>가우시안 흐림 5 × 5</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>가우시안</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>시그마</translation>
    </message>
    <message>
        <source>Motion blur</source>
        <translation>움직임 흐림</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>각도</translation>
    </message>
    <message>
        <source>Sobel</source>
        <translation>소벨</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Scharr</source>
        <translation>샤르</translation>
    </message>
    <message>
        <source>Prewitt</source>
        <translation>프리윗</translation>
    </message>
    <message>
        <source>Ridge detection</source>
        <translation>능선 검출</translation>
    </message>
    <message>
        <source>Edge detection</source>
        <translation>가장자리 검출</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <translation>라플라시안</translation>
    </message>
    <message>
        <source>Diagonals</source>
        <translation>대각선</translation>
    </message>
    <message>
        <source>Laplacian of Gaussian</source>
        <translation>가우시안의 라플라시안</translation>
    </message>
    <message>
        <source>Difference of Gaussians</source>
        <translation>가우시안의 차</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Gabor</source>
        <translation>가보르</translation>
    </message>
    <message>
        <source>Wavelength</source>
        <translation>파장</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>위상</translation>
    </message>
    <message>
        <source>Aspect</source>
        <translation>종횡비</translation>
    </message>
    <message>
        <source>Random (He)</source>
        <translation>무작위(He)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Input maps</source>
        <translation>입력 맵 수</translation>
    </message>
    <message>
        <source>Random (Xavier)</source>
        <translation>무작위(Xavier)</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>필터 수</translation>
    </message>
    <message>
        <source>more…</source>
        <translation>더 보기…</translation>
    </message>
    <message>
        <source>All kernels with a name</source>
        <translation>이름 있는 모든 커널</translation>
    </message>
</context>
<context>
    <name>KernelTable</name>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
</context>
<context>
    <name>KeyboardMap</name>
    <message>
        <source>Keyboard and mouse</source>
        <translation>키보드와 마우스</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>하는 일</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>위치</translation>
    </message>
</context>
<context>
    <name>LayerEdits</name>
    <message>
        <source>The preset {network} has no {layer}.</source>
        <translation>프리셋 {network}에는 {layer}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>{layer} of the preset takes {maps} maps, but others arrive here; choose the preset again.</source>
        <translation>프리셋의 {layer}은(는) 맵 {maps}개를 받는데 여기에는 다른 수가 들어옵니다. 프리셋을 다시 고르세요.</translation>
    </message>
</context>
<context>
    <name>LayerForm</name>
    <message>
        <source>{what} of {layer}</source>
        <translation>{layer}의 {what}</translation>
    </message>
</context>
<context>
    <name>LayerList</name>
    <message>
        <source>Layers</source>
        <translation>레이어 목록</translation>
    </message>
    <message>
        <source>Space or a click on the box bypasses a layer; Alt + Up and Alt + Down move it; Delete removes it</source>
        <translation>스페이스나 상자 클릭은 레이어를 건너뛰고, Alt+위/아래는 옮기고, Delete는 지웁니다</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>레이어 추가</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Towards the input</source>
        <translation>입력 쪽으로</translation>
    </message>
    <message>
        <source>Towards the output</source>
        <translation>출력 쪽으로</translation>
    </message>
    <message>
        <source>Convolution after {layer}</source>
        <translation>{layer} 뒤에 합성곱</translation>
    </message>
    <message>
        <source>Pooling after {layer}</source>
        <translation>{layer} 뒤에 풀링</translation>
    </message>
    <message>
        <source>Convolution before {layer}</source>
        <translation>{layer} 앞에 합성곱</translation>
    </message>
    <message>
        <source>Pooling before {layer}</source>
        <translation>{layer} 앞에 풀링</translation>
    </message>
    <message>
        <source>the first layer</source>
        <translation>첫 레이어</translation>
    </message>
</context>
<context>
    <name>LayerPanel</name>
    <message>
        <source>Reset to preset</source>
        <translation>프리셋 값으로</translation>
    </message>
    <message>
        <source>Give this layer the numbers it has in the preset</source>
        <translation>이 레이어를 프리셋의 값으로 되돌립니다</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>활성화 크기</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>보는 영역</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one frame, without bias additions</source>
        <translation>한 프레임의 곱셈-누산 횟수(편향 덧셈 제외)</translation>
    </message>
    <message>
        <source>Milliseconds for one frame; “taken over” when nothing changed and the maps were kept</source>
        <translation>한 프레임에 걸린 밀리초. 바뀐 것이 없어 맵을 그대로 쓰면 “넘겨받음”</translation>
    </message>
    <message>
        <source>Receptive field: the cells of the input that one value depends on</source>
        <translation>수용 영역: 값 하나가 의존하는 입력의 칸들</translation>
    </message>
    <message>
        <source>Size and costs</source>
        <translation>크기와 비용</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Self-check</source>
        <translation>자체 점검</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>{layer} · convolution</source>
        <translation>{layer} · 합성곱</translation>
    </message>
    <message>
        <source>{layer} · pooling</source>
        <translation>{layer} · 풀링</translation>
    </message>
    <message>
        <source>The size and the colours of the input are chosen on the preprocessing card, at the left.</source>
        <translation>입력의 크기와 색은 왼쪽 전처리 카드에서 정합니다.</translation>
    </message>
    <message>
        <source>{layer} is bypassed: it passes its input on. Its numbers are kept.</source>
        <translation>{layer}을(를) 건너뜁니다. 입력을 그대로 넘기며 값은 보관됩니다.</translation>
    </message>
    <message>
        <source>{rows} × {columns} cells of the input</source>
        <translation>입력의 {rows} × {columns}칸</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>넘겨받음</translation>
    </message>
    <message>
        <source>{duration:.2f} ms</source>
        <translation>{duration:.2f} ms</translation>
    </message>
    <message>
        <source>Add {layer}</source>
        <translation>{layer} 추가</translation>
    </message>
    <message>
        <source>Move {layer}</source>
        <translation>{layer} 옮기기</translation>
    </message>
    <message>
        <source>Remove {layer}</source>
        <translation>{layer} 지우기</translation>
    </message>
    <message>
        <source>Bypass {layer}</source>
        <translation>{layer} 건너뛰기</translation>
    </message>
    <message>
        <source>Take {layer} in again</source>
        <translation>{layer} 다시 사용</translation>
    </message>
    <message>
        <source>Reset {layer}</source>
        <translation>{layer} 되돌리기</translation>
    </message>
</context>
<context>
    <name>LayersPage</name>
    <message>
        <source>Place in the network</source>
        <translation>네트워크에서의 순서</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>연산자</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Maps × rows × columns</source>
        <translation>맵 × 행 × 열</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>보는 영역</translation>
    </message>
    <message>
        <source>Receptive field: the cells of the input that one value depends on</source>
        <translation>수용 영역: 값 하나가 의존하는 입력의 칸들</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one frame, without bias additions</source>
        <translation>프레임 하나의 곱셈-누산 횟수. 편향 덧셈은 세지 않습니다</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>바이트</translation>
    </message>
    <message>
        <source>What the maps of one frame take in memory</source>
        <translation>프레임 하나의 맵이 차지하는 메모리</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Measured here, smoothed over frames</source>
        <translation>이 컴퓨터에서 측정해 여러 프레임에 걸쳐 고르게 한 값</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>{exact}: {part} of the network</source>
        <translation>{exact}: 네트워크의 {part}</translation>
    </message>
    <message>
        <source>Layers and what they cost</source>
        <translation>레이어와 그 비용</translation>
    </message>
    <message>
        <source>Filter layers</source>
        <translation>레이어 거르기</translation>
    </message>
    <message>
        <source>Bars: {cost}</source>
        <translation>막대: {cost}</translation>
    </message>
    <message>
        <source>Bars above the maps</source>
        <translation>맵 위의 막대</translation>
    </message>
    <message>
        <source>Bars above the maps compare this cost between layers, on the scale of the table</source>
        <translation>맵 위의 막대로 레이어 사이의 이 비용을 표와 같은 눈금에서 비교합니다</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>The rows on show, for a spreadsheet (Ctrl+C)</source>
        <translation>보이는 행을 스프레드시트용으로 복사합니다(Ctrl+C)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>The rows on show as CSV or Markdown</source>
        <translation>보이는 행을 CSV나 Markdown으로 저장합니다</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>레이어 {count}개</translation>
    </message>
    <message>
        <source>{shown} of {count} layers</source>
        <translation>레이어 {count}개 중 {shown}개</translation>
    </message>
</context>
<context>
    <name>LessonPanel</name>
    <message>
        <source>lesson</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>장</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>해 보기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>다시 준비</translation>
    </message>
    <message>
        <source>Put on show what this chapter is about</source>
        <translation>이 장에서 다루는 것을 창에 띄웁니다</translation>
    </message>
    <message>
        <source>My network</source>
        <translation>내 신경망</translation>
    </message>
    <message>
        <source>Bring back what was on show before the lesson</source>
        <translation>수업 전에 보이던 것을 되돌립니다</translation>
    </message>
    <message>
        <source>The example on squared paper</source>
        <translation>모눈종이의 예</translation>
    </message>
    <message>
        <source>How a CNN works</source>
        <translation>CNN의 원리</translation>
    </message>
    <message>
        <source>Read more: {links}</source>
        <translation>더 읽기: {links}</translation>
    </message>
</context>
<context>
    <name>LevelHistogram</name>
    <message>
        <source>Colours and values: drag an end, double-click a number to type it, double-click the bar to reset.</source>
        <translation>색과 값: 끝을 끌거나, 수를 두 번 클릭해 입력하거나, 막대를 두 번 클릭해 되돌립니다.</translation>
    </message>
    <message>
        <source>Low limit</source>
        <translation>아래 한계</translation>
    </message>
    <message>
        <source>High limit</source>
        <translation>위 한계</translation>
    </message>
    <message>
        <source>Find the limits by themselves again (Delete)</source>
        <translation>한계를 다시 자동으로 정합니다 (Delete)</translation>
    </message>
    <message>
        <source>Reset limits</source>
        <translation>한계 되돌리기</translation>
    </message>
    <message>
        <source>The low limit must be below the high one, {number}; type a smaller number.</source>
        <translation>아래 한계는 위 한계 {number}보다 작아야 합니다. 더 작은 수를 입력하세요.</translation>
    </message>
    <message>
        <source>The high limit must be above the low one, {number}; type a larger number.</source>
        <translation>위 한계는 아래 한계 {number}보다 커야 합니다. 더 큰 수를 입력하세요.</translation>
    </message>
    <message>
        <source>per map</source>
        <translation>맵마다</translation>
    </message>
</context>
<context>
    <name>LinePlot</name>
    <message>
        <source>Box</source>
        <translation>상자</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>삼각형</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>가우스</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>Two samples</source>
        <translation>표본 두 개</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>그린 것</translation>
    </message>
    <message>
        <source>f(u) blue, g(t − u) orange · (f * g)({time}) = {value}</source>
        <translation>f(u) 파랑, g(t − u) 주황 · (f * g)({time}) = {value}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Inspector</source>
        <translation>인스펙터</translation>
    </message>
    <message>
        <source>dropped picture</source>
        <translation>끌어다 놓은 그림</translation>
    </message>
</context>
<context>
    <name>NetworkOpener</name>
    <message>
        <source>network {name}</source>
        <translation>신경망 {name}</translation>
    </message>
    <message>
        <source>{reason} The editable network is shown instead.</source>
        <translation>{reason} 대신 편집할 수 있는 신경망을 보여 줍니다.</translation>
    </message>
    <message>
        <source>The weights of {name} are random: it shows how such a network is built, not what it learned.</source>
        <translation>{name}의 가중치는 무작위입니다. 학습한 내용이 아니라 신경망의 구조를 보여 줍니다.</translation>
    </message>
    <message>
        <source>{reason} The network has its own weights instead.</source>
        <translation>{reason} 대신 네트워크가 원래 가중치를 씁니다.</translation>
    </message>
    <message>
        <source>{name} is no longer as it was when its weights were edited; the edits of {count} of {all} weights were left out.</source>
        <translation>{name}이(가) 가중치를 고쳤을 때와 달라졌습니다. 고친 가중치 {all}개 가운데 {count}개를 빼고 불러왔습니다.</translation>
    </message>
</context>
<context>
    <name>NoKernel</name>
    <message>
        <source>The network computes the kernels of {layer} itself; they cannot be edited.</source>
        <translation>{layer}의 커널은 신경망이 직접 계산하므로 편집할 수 없습니다.</translation>
    </message>
    <message>
        <source>{layer} has no kernel.</source>
        <translation>{layer}에는 커널이 없습니다.</translation>
    </message>
    <message>
        <source>Show {layer}</source>
        <translation>{layer} 보기</translation>
    </message>
</context>
<context>
    <name>NodeFacts</name>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>활성화 크기</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>보는 영역</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one frame, without bias additions</source>
        <translation>한 프레임의 곱셈-누산 횟수(편향 덧셈 제외)</translation>
    </message>
    <message>
        <source>Receptive field: the cells of the input that one value depends on</source>
        <translation>수용 영역: 값 하나가 의존하는 입력의 칸들</translation>
    </message>
    <message>
        <source>Size and costs</source>
        <translation>크기와 비용</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Self-check</source>
        <translation>자체 점검</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>{rows} × {columns} cells of the input</source>
        <translation>입력의 {rows} × {columns}칸</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>넘겨받음</translation>
    </message>
    <message>
        <source>{duration:.2f} ms</source>
        <translation>{duration:.2f} ms</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>외 {count}개</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>{number} is out of range; type a number from {lowest} to {highest}.</source>
        <translation>{number}은(는) 범위를 벗어났습니다. {lowest}에서 {highest} 사이의 수를 입력하세요.</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>&quot;{text}&quot; is not a number; type one like 0.25, -1 or 1/9.</source>
        <translation>&quot;{text}&quot;은(는) 수가 아닙니다. 0.25, -1, 1/9 같은 수를 입력하세요.</translation>
    </message>
    <message>
        <source>The field is empty; type a number like 0.25, -1 or 1/9.</source>
        <translation>칸이 비어 있습니다. 0.25, -1, 1/9 같은 수를 입력하세요.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not finite; type a number between -3e38 and 3e38.</source>
        <translation>&quot;{text}&quot;은(는) 유한하지 않습니다. -3e38에서 3e38 사이의 수를 입력하세요.</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a whole number; type one like 3.</source>
        <translation>&quot;{text}&quot;은(는) 정수가 아닙니다. 3 같은 수를 입력하세요.</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
</context>
<context>
    <name>OperationBar</name>
    <message>
        <source>Rotate by 90 degrees, clockwise</source>
        <translation>시계 방향으로 90도 회전</translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation>좌우 뒤집기</translation>
    </message>
    <message>
        <source>Flip top and bottom</source>
        <translation>위아래 뒤집기</translation>
    </message>
    <message>
        <source>Transpose: rows become columns</source>
        <translation>전치: 행을 열로</translation>
    </message>
    <message>
        <source>Change every sign</source>
        <translation>모든 부호 바꾸기</translation>
    </message>
    <message>
        <source>Halve every number</source>
        <translation>모든 수를 반으로</translation>
    </message>
    <message>
        <source>Double every number</source>
        <translation>모든 수를 두 배로</translation>
    </message>
    <message>
        <source>Zero sum: subtract the mean, so that even areas give 0</source>
        <translation>합 0: 평균을 빼서 고른 영역의 결과를 0으로</translation>
    </message>
    <message>
        <source>Unit sum: divide by the sum, so that brightness is kept</source>
        <translation>합 1: 합으로 나누어 밝기를 유지</translation>
    </message>
    <message>
        <source>Unit L2 norm: divide by the root of the sum of squares</source>
        <translation>L2 노름 1: 제곱합의 제곱근으로 나누기</translation>
    </message>
    <message>
        <source>Identity: 1 in the middle, the map passes unchanged</source>
        <translation>항등: 가운데만 1, 맵이 그대로 통과</translation>
    </message>
    <message>
        <source>Random numbers (He): a new draw every time</source>
        <translation>무작위 수(He): 누를 때마다 새로 뽑기</translation>
    </message>
    <message>
        <source>All numbers 0</source>
        <translation>모든 수를 0으로</translation>
    </message>
</context>
<context>
    <name>PairField</name>
    <message>
        <source>{name}, rows</source>
        <translation>{name}, 행</translation>
    </message>
    <message>
        <source>{name}, columns</source>
        <translation>{name}, 열</translation>
    </message>
    <message>
        <source>{name}: keep rows and columns equal</source>
        <translation>{name}: 행과 열을 같게 유지</translation>
    </message>
    <message>
        <source>Keep rows and columns equal</source>
        <translation>행과 열을 같게 유지</translation>
    </message>
</context>
<context>
    <name>PoolForm</name>
    <message>
        <source>largest (max)</source>
        <translation>최댓값(max)</translation>
    </message>
    <message>
        <source>average</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>smallest (min)</source>
        <translation>최솟값(min)</translation>
    </message>
    <message>
        <source>none: pass on</source>
        <translation>없음: 그대로 넘김</translation>
    </message>
    <message>
        <source>Keeps</source>
        <translation>남기는 값</translation>
    </message>
    <message>
        <source>Which value of a window goes on</source>
        <translation>창에서 어느 값을 넘길지</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>Rows × columns of the window</source>
        <translation>창의 행 × 열</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>Cells that the window moves between two values</source>
        <translation>두 값 사이에 창이 이동하는 칸 수</translation>
    </message>
    <message>
        <source>top</source>
        <translation>위</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>아래</translation>
    </message>
    <message>
        <source>left</source>
        <translation>왼쪽</translation>
    </message>
    <message>
        <source>right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>Cells of padding, which no window ever picks</source>
        <translation>어떤 창도 고르지 않는 패딩 칸</translation>
    </message>
    <message>
        <source>Top, bottom</source>
        <translation>위, 아래</translation>
    </message>
    <message>
        <source>Left, right</source>
        <translation>왼쪽, 오른쪽</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>Padding {side}</source>
        <translation>패딩 {side}</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>패딩</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>환경 설정</translation>
    </message>
    <message>
        <source>Colour behind transparent pictures</source>
        <translation>투명한 그림의 배경색</translation>
    </message>
    <message>
        <source> s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Start where the last session ended</source>
        <translation>지난번에 끝난 곳에서 시작</translation>
    </message>
    <message>
        <source>Seconds a picture of a folder stays</source>
        <translation>폴더의 그림 하나를 보여 주는 시간(초)</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>A fault in the program was caught ({what}); the details are in {log}.</source>
        <translation>프로그램 오류를 잡았습니다({what}). 자세한 내용은 {log}에 있습니다.</translation>
    </message>
</context>
<context>
    <name>SamplesDialog</name>
    <message>
        <source>Samples</source>
        <translation>샘플</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Saved {name}.</source>
        <translation>{name}을(를) 저장했습니다.</translation>
    </message>
</context>
<context>
    <name>SeekBar</name>
    <message>
        <source>Position in the source</source>
        <translation>소스 안의 위치</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>이전 프레임</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>재생 또는 일시 정지</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>다음 프레임</translation>
    </message>
    <message>
        <source>Start again at the end</source>
        <translation>끝나면 처음부터</translation>
    </message>
</context>
<context>
    <name>SelfCheck</name>
    <message>
        <source>The numbers are being checked…</source>
        <translation>계산을 점검하고 있습니다…</translation>
    </message>
    <message>
        <source>Wrong numbers in {count} of {total} nodes, most of all {node} ({operator}).</source>
        <translation>노드 {total}개 중 {count}개의 수가 잘못되었습니다. 가장 큰 곳: {node} ({operator}).</translation>
    </message>
    <message>
        <source>{count} of {total} nodes were checked on this frame and compute what they should.</source>
        <translation>이 프레임에서 노드 {total}개 중 {count}개를 점검했고, 모두 올바르게 계산합니다.</translation>
    </message>
    <message>
        <source>All {count} nodes compute what they should on this frame, with errors up to {error}.</source>
        <translation>이 프레임에서 노드 {count}개가 모두 올바르게 계산합니다. 가장 큰 오차: {error}.</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>A kernel of {0} {a} does not fit into {1} {b}: {2}; make the kernel or the dilation smaller or add padding.</source>
        <translation>커널의 {a} {0}개가 {b} {1}개에 들어가지 않습니다: {2}. 커널이나 팽창을 줄이거나 패딩을 늘리세요.</translation>
    </message>
    <message>
        <source>A kernel of {0} {a} does not fit into {1} {b}: {2}; make the kernel smaller or add padding.</source>
        <translation>커널의 {a} {0}개가 {b} {1}개에 들어가지 않습니다: {2}. 커널을 줄이거나 패딩을 늘리세요.</translation>
    </message>
    <message>
        <source>A kernel of {0} {a} spread over {1} by dilation {2} does not fit into {3} {b}: {4}; make the kernel or the dilation smaller or add padding.</source>
        <translation>커널의 {a} {0}개는 팽창 {2}(으)로 {1}개에 걸치므로 {b} {3}개에 들어가지 않습니다: {4}. 커널이나 팽창을 줄이거나 패딩을 늘리세요.</translation>
    </message>
    <message>
        <source>A kernel of {0} {a} spread over {1} by dilation {2} does not fit into {3} {b}: {4}; make the kernel smaller or add padding.</source>
        <translation>커널의 {a} {0}개는 팽창 {2}(으)로 {1}개에 걸치므로 {b} {3}개에 들어가지 않습니다: {4}. 커널을 줄이거나 패딩을 늘리세요.</translation>
    </message>
    <message>
        <source>A padding of {0} + {1} {a} takes away all {2} that the transposed convolution makes; choose a smaller one.</source>
        <translation>{a} 패딩 {0} + {1}이(가) 전치 합성곱이 만드는 {2}개를 모두 없앱니다. 더 작은 패딩을 고르세요.</translation>
    </message>
    <message>
        <source>It makes {0} values, not {1}; leave the others out.</source>
        <translation>만드는 값은 {1}개가 아니라 {0}개입니다. 나머지는 빼세요.</translation>
    </message>
    <message>
        <source>Network {0} has no input {1}; it has {2}.</source>
        <translation>네트워크 {0}에는 입력 {1}이(가) 없습니다. 있는 입력: {2}.</translation>
    </message>
    <message>
        <source>Network {0} has no node {1}; it has {2}.</source>
        <translation>네트워크 {0}에는 노드 {1}이(가) 없습니다. 있는 노드: {2}.</translation>
    </message>
    <message>
        <source>Network {0} has no value and no weight {1}; name one that it has.</source>
        <translation>네트워크 {0}에는 {1}(이)라는 값이나 가중치가 없습니다. 있는 것의 이름을 쓰세요.</translation>
    </message>
    <message>
        <source>Network {0} has no value {1}; ask for one of its nodes&apos; outputs.</source>
        <translation>네트워크 {0}에는 값 {1}이(가) 없습니다. 노드의 출력 가운데 하나를 지정하세요.</translation>
    </message>
    <message>
        <source>Network {0} has {1} inputs; give an array for each of {2}.</source>
        <translation>네트워크 {0}에는 입력이 {1}개 있습니다. {2} 각각에 배열을 주세요.</translation>
    </message>
    <message>
        <source>Node {0} ({1}) has no {a} that can be set.</source>
        <translation>노드 {0}({1})에는 바꿀 수 있는 {a}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Nothing makes the value {0}; the network is incomplete.</source>
        <translation>값 {0}을(를) 만드는 노드가 없습니다. 네트워크가 완전하지 않습니다.</translation>
    </message>
    <message>
        <source>The attribute pads must be (top, left, bottom, right), not {0}.</source>
        <translation>속성 pads는 (위, 왼쪽, 아래, 오른쪽)이어야 하는데 {0}입니다.</translation>
    </message>
    <message>
        <source>The attribute {0} must be (rows, columns), not {1}.</source>
        <translation>속성 {0}은(는) (행, 열)이어야 하는데 {1}입니다.</translation>
    </message>
    <message>
        <source>The attribute {0} of {1} must be whole numbers, not {2}.</source>
        <translation>{1}의 속성 {0}은(는) 정수여야 하는데 {2}입니다.</translation>
    </message>
    <message>
        <source>The axes {0} of {1} name an axis twice; name each one once.</source>
        <translation>{1}의 축 {0}에 같은 축이 두 번 있습니다. 각 축을 한 번씩만 지정하세요.</translation>
    </message>
    <message>
        <source>The axis {0} of {1} does not exist in an input of shape {2}; use one of its {3}.</source>
        <translation>{1}의 축 {0}은(는) 형태가 {2}인 입력에 없습니다. 축 {3}개 가운데 하나를 쓰세요.</translation>
    </message>
    <message>
        <source>The gradient cannot pass the node {0} ({1}): {a}</source>
        <translation>그래디언트가 노드 {0}({1})을(를) 통과할 수 없습니다: {a}</translation>
    </message>
    <message>
        <source>The gradient of {0} must have its shape {1}, not {2}.</source>
        <translation>{0}의 그래디언트는 {0}과(와) 같은 형태 {1}이어야 하는데 {2}입니다.</translation>
    </message>
    <message>
        <source>The input {0} ({1}) must have {2} {a}, not {3}.</source>
        <translation>입력 {0}({1})은(는) {a} 수가 {2}이어야 하는데 {3}입니다.</translation>
    </message>
    <message>
        <source>The input {0} is empty (shape {1}); give at least one cell on every axis.</source>
        <translation>입력 {0}이(가) 비어 있습니다(형태 {1}). 모든 축에 칸을 하나 이상 주세요.</translation>
    </message>
    <message>
        <source>The input {0} must be {1}, not {2}; convert it first.</source>
        <translation>입력 {0}은(는) {1}이어야 하는데 {2}입니다. 먼저 변환하세요.</translation>
    </message>
    <message>
        <source>The input {0} must have {1} axes ({2}), not shape {3}.</source>
        <translation>입력 {0}은(는) 축이 {1}개({2})여야 하는데 형태가 {3}입니다.</translation>
    </message>
    <message>
        <source>The input {0} of network {1} is missing; give an array for it.</source>
        <translation>네트워크 {1}의 입력 {0}이(가) 없습니다. 배열을 주세요.</translation>
    </message>
    <message>
        <source>The network could not be written to {0}: {a}; choose another place.</source>
        <translation>네트워크를 {0}에 저장하지 못했습니다: {a}. 다른 곳을 고르세요.</translation>
    </message>
    <message>
        <source>The node {0} ({1}) cannot run: {a}</source>
        <translation>노드 {0}({1})을(를) 실행할 수 없습니다: {a}</translation>
    </message>
    <message>
        <source>The rule gave shape {0} for an input of {1}; give equal shapes.</source>
        <translation>규칙이 형태가 {1}인 입력에 형태 {0}을(를) 주었습니다. 같은 형태를 주세요.</translation>
    </message>
    <message>
        <source>The rule gave {0} gradients for {1} inputs; give one for each.</source>
        <translation>규칙이 입력 {1}개에 그래디언트 {0}개를 주었습니다. 입력마다 하나씩 주세요.</translation>
    </message>
    <message>
        <source>The shape of input {0} of network {1} is missing; give it.</source>
        <translation>네트워크 {1}의 입력 {0}의 형태가 없습니다. 형태를 주세요.</translation>
    </message>
    <message>
        <source>The shape {0} is beyond all memory; make it smaller.</source>
        <translation>형태 {0}은(는) 어떤 메모리에도 담을 수 없습니다. 더 작게 하세요.</translation>
    </message>
    <message>
        <source>The size of the window (kernel_shape) is missing; give (rows, columns).</source>
        <translation>창의 크기(kernel_shape)가 없습니다. (행, 열)을 주세요.</translation>
    </message>
    <message>
        <source>The trace holds no activation {0}, which the gradient of {1} needs; keep it when the network runs.</source>
        <translation>실행 기록에 활성화 {0}이(가) 없는데 {1}의 그래디언트에 필요합니다. 네트워크를 실행할 때 남겨 두세요.</translation>
    </message>
    <message>
        <source>The trace holds no activation {0}; keep it when the network runs.</source>
        <translation>실행 기록에 활성화 {0}이(가) 없습니다. 네트워크를 실행할 때 남겨 두세요.</translation>
    </message>
    <message>
        <source>The trace holds no value {0}; it has {1}.</source>
        <translation>실행 기록에 값 {0}이(가) 없습니다. 있는 값: {1}.</translation>
    </message>
    <message>
        <source>The trace is not one of this network {0}; run the network and use that trace.</source>
        <translation>이 네트워크 {0}의 실행 기록이 아닙니다. 네트워크를 실행하고 그 기록을 쓰세요.</translation>
    </message>
    <message>
        <source>The {0} {1} of {2} is unknown; choose one of {3}.</source>
        <translation>{2}의 {0} {1}은(는) 알 수 없는 값입니다. 다음 가운데 고르세요: {3}.</translation>
    </message>
    <message>
        <source>The {a} along the {b} must be {0} or less, not {1}.</source>
        <translation>{b} 방향의 {a}은(는) {0} 이하여야 하는데 {1}입니다.</translation>
    </message>
    <message>
        <source>The {a} along the {b} must be {0} or more, not {1}.</source>
        <translation>{b} 방향의 {a}은(는) {0} 이상이어야 하는데 {1}입니다.</translation>
    </message>
    <message>
        <source>The {a} contains NaN or infinity; give finite numbers.</source>
        <translation>{a}에 NaN이나 무한대가 있습니다. 유한한 수를 주세요.</translation>
    </message>
    <message>
        <source>The {a} must have shape {0}, not {1}.</source>
        <translation>{a}의 형태는 {0}이어야 하는데 {1}입니다.</translation>
    </message>
    <message>
        <source>The {a} of {0} depend on what the network is run on, so its output has no fixed size; export the network with fixed sizes.</source>
        <translation>{0}의 {a}이(가) 네트워크의 입력에 따라 달라져 출력의 크기가 정해지지 않습니다. 고정된 크기로 네트워크를 내보내세요.</translation>
    </message>
    <message>
        <source>The {a} of {0} must be whole numbers, not {1}; export int64.</source>
        <translation>{0}의 {a}은(는) 정수여야 하는데 {1}입니다. int64로 내보내세요.</translation>
    </message>
    <message>
        <source>There is no operator and no node {0} that a rule could be for; name one that exists.</source>
        <translation>규칙을 정할 {0}(이)라는 연산자나 노드가 없습니다. 있는 것의 이름을 쓰세요.</translation>
    </message>
    <message>
        <source>{0} ({1}): {a}</source>
        <translation>{0}({1}): {a}</translation>
    </message>
    <message>
        <source>{0} cannot join {1}; convert them to one type first.</source>
        <translation>{0}은(는) {1}을(를) 합칠 수 없습니다. 먼저 한 자료형으로 변환하세요.</translation>
    </message>
    <message>
        <source>{0} needs floating-point numbers, not {1}; convert them with Cast first.</source>
        <translation>{0}에는 부동소수점 수가 필요한데 {1}입니다. 먼저 Cast로 변환하세요.</translation>
    </message>
    <message>
        <source>{0} would make an array of shape {1}, which no memory holds; choose smaller sizes.</source>
        <translation>{0}이(가) 어떤 메모리에도 담을 수 없는 형태 {1}의 배열을 만들게 됩니다. 더 작은 크기를 고르세요.</translation>
    </message>
    <message>
        <source>Network {0} cannot be written as ONNX: {a}; change that first.</source>
        <translation>네트워크 {0}을(를) ONNX로 저장할 수 없습니다: {a}. 먼저 그것을 고치세요.</translation>
    </message>
    <message>
        <source>The input {0} of {1} has no shape; export the network with one.</source>
        <translation>{1}의 입력 {0}에 형태가 없습니다. 형태를 넣어 네트워크를 내보내세요.</translation>
    </message>
    <message>
        <source>The input {0} of {1} takes no array of numbers; export the network with one.</source>
        <translation>{1}의 입력 {0}은(는) 수의 배열을 받지 않습니다. 배열을 받도록 네트워크를 내보내세요.</translation>
    </message>
    <message>
        <source>The node {0} ({1}) of {2} {a}.</source>
        <translation>{2}의 노드 {0}({1}): {a}.</translation>
    </message>
    <message>
        <source>The output {0} of {1} is made by nobody; export it again.</source>
        <translation>{1}의 출력 {0}을(를) 만드는 노드가 없습니다. 다시 내보내세요.</translation>
    </message>
    <message>
        <source>The value {0} of {1} is made twice, the second time by a node {2}; export the network again.</source>
        <translation>{1}의 값 {0}이(가) 두 번 만들어집니다. 두 번째는 {2} 노드입니다. 네트워크를 다시 내보내세요.</translation>
    </message>
    <message>
        <source>The value {0}, which a node {1} of {2} takes, is made by nobody; export the network again.</source>
        <translation>{2}의 {1} 노드가 받는 값 {0}을(를) 만드는 노드가 없습니다. 네트워크를 다시 내보내세요.</translation>
    </message>
    <message>
        <source>The weight {a} of {0} holds text or numbers of a type that is not known here; export the network with others.</source>
        <translation>{0}의 가중치 {a}에 글자나 알 수 없는 자료형의 수가 들어 있습니다. 다른 자료형으로 네트워크를 내보내세요.</translation>
    </message>
    <message>
        <source>The weight {a} of {0} is damaged ({b}); export the network again.</source>
        <translation>{0}의 가중치 {a}이(가) 손상되었습니다({b}). 네트워크를 다시 내보내세요.</translation>
    </message>
    <message>
        <source>The weights of {0} up to {1} take {a} GB, more than the {2} that can be read; choose a smaller network.</source>
        <translation>{0}의 가중치는 {1}까지만 해도 {a}GB로, 읽을 수 있는 {2}GB를 넘습니다. 더 작은 네트워크를 고르세요.</translation>
    </message>
    <message>
        <source>its attribute {0} is {a}</source>
        <translation>속성 {0}이(가) {a}임</translation>
    </message>
    <message>
        <source>{0} has no input or no operators; export a whole network.</source>
        <translation>{0}에 입력이나 연산자가 없습니다. 네트워크 전체를 내보내세요.</translation>
    </message>
    <message>
        <source>{0} has two weights of the name {1}, or one without; export it again.</source>
        <translation>{0}에 이름이 {1}인 가중치가 둘 있거나 이름 없는 가중치가 있습니다. 다시 내보내세요.</translation>
    </message>
    <message>
        <source>{0} holds a constant that is no array of numbers; export it without.</source>
        <translation>{0}에 수의 배열이 아닌 상수가 있습니다. 그것 없이 내보내세요.</translation>
    </message>
    <message>
        <source>{0} holds sparse weights, which cannot be read; export it with dense weights.</source>
        <translation>{0}에 읽을 수 없는 희소 가중치가 있습니다. 밀집 가중치로 내보내세요.</translation>
    </message>
    <message>
        <source>{0} is no ONNX network, or only a part of one; export it again.</source>
        <translation>{0}은(는) ONNX 네트워크가 아니거나 그 일부일 뿐입니다. 다시 내보내세요.</translation>
    </message>
    <message>
        <source>{0} is not a valid ONNX network: the node {1} ({2}) {a}; export it again.</source>
        <translation>{0}은(는) 올바른 ONNX 네트워크가 아닙니다. 노드 {1}({2}): {a}. 다시 내보내세요.</translation>
    </message>
    <message>
        <source>{0} is written in ONNX opset {1}; export it again with opset {2} or newer.</source>
        <translation>{0}은(는) ONNX opset {1}(으)로 되어 있습니다. opset {2} 이상으로 다시 내보내세요.</translation>
    </message>
    <message>
        <source>{0} is written in ONNX opset {1}; export it with opset {2}, the newest known here.</source>
        <translation>{0}은(는) ONNX opset {1}(으)로 되어 있습니다. 여기서 아는 가장 새로운 opset {2}(으)로 내보내세요.</translation>
    </message>
    <message>
        <source>{0} keeps its weights in another file; open it as a file beside that.</source>
        <translation>{0}의 가중치는 다른 파일에 있습니다. 그 파일 옆에 두고 파일로 여세요.</translation>
    </message>
    <message>
        <source>{0} runs in a circle: a node {1} needs its own result {2}; export a network without loops.</source>
        <translation>{0}에 순환이 있습니다. {1} 노드가 자기 결과 {2}을(를) 필요로 합니다. 순환 없는 네트워크를 내보내세요.</translation>
    </message>
    <message>
        <source>A frame of {0} × {1} is too large; let the preprocessing card shrink it.</source>
        <translation>{0} × {1} 프레임은 너무 큽니다. 전처리 카드에서 줄이세요.</translation>
    </message>
    <message>
        <source>A kernel can only be scaled by a finite number.</source>
        <translation>커널에는 유한한 수만 곱할 수 있습니다.</translation>
    </message>
    <message>
        <source>A kernel file holds 1 to {0} kernels, one per channel; this one does not.</source>
        <translation>커널 파일에는 채널마다 하나씩 커널 1~{0}개가 있어야 하는데 이 파일은 그렇지 않습니다.</translation>
    </message>
    <message>
        <source>A kernel has 1 to {0} rows and columns, not {1} × {2}; choose a smaller one.</source>
        <translation>커널의 행과 열은 1~{0}개인데 이것은 {1} × {2}입니다. 더 작은 커널을 고르세요.</translation>
    </message>
    <message>
        <source>A kernel in this file is no matrix of numbers; every row must have as many numbers.</source>
        <translation>이 파일의 커널 하나가 수의 행렬이 아닙니다. 모든 행의 수 개수가 같아야 합니다.</translation>
    </message>
    <message>
        <source>A kernel is a matrix of rows and columns, not an array of shape {0}.</source>
        <translation>커널은 행과 열의 행렬이어야 하는데 형태가 {0}인 배열입니다.</translation>
    </message>
    <message>
        <source>A kernel of one cell cannot sum to 0 without being 0; make it larger first.</source>
        <translation>한 칸짜리 커널은 0이 되지 않고는 합을 0으로 할 수 없습니다. 먼저 커널을 키우세요.</translation>
    </message>
    <message>
        <source>A kernel of zeros cannot be scaled to length 1; set a number first.</source>
        <translation>모두 0인 커널은 길이를 1로 맞출 수 없습니다. 먼저 수를 하나 넣으세요.</translation>
    </message>
    <message>
        <source>A kernel of {0} is {1} × {2}, this one is {a}; resize one of them.</source>
        <translation>{0}의 커널은 {1} × {2}인데 이것은 {a}입니다. 한쪽의 크기를 바꾸세요.</translation>
    </message>
    <message>
        <source>A kernel of {0} takes finite numbers up to 3.4e38 only, no NaN and no infinity.</source>
        <translation>{0}의 커널에는 3.4e38 이하의 유한한 수만 넣을 수 있고, NaN과 무한대는 넣을 수 없습니다.</translation>
    </message>
    <message>
        <source>A kernel takes finite numbers up to 3.4e38 only, no NaN and no infinity.</source>
        <translation>커널에는 3.4e38 이하의 유한한 수만 넣을 수 있고, NaN과 무한대는 넣을 수 없습니다.</translation>
    </message>
    <message>
        <source>A network has at most {0} layers here; remove one before adding another.</source>
        <translation>네트워크의 레이어는 최대 {0}개입니다. 추가하기 전에 하나를 지우세요.</translation>
    </message>
    <message>
        <source>A number in this kernel file is too large; give numbers up to 3.4e38.</source>
        <translation>이 커널 파일에 너무 큰 수가 있습니다. 3.4e38 이하의 수를 쓰세요.</translation>
    </message>
    <message>
        <source>A standard deviation of 0 would divide by zero; give another number.</source>
        <translation>표준편차가 0이면 0으로 나누게 됩니다. 다른 수를 입력하세요.</translation>
    </message>
    <message>
        <source>All numbers of this kernel are equal, so none would be left; change one of them first.</source>
        <translation>이 커널의 수가 모두 같아 아무것도 남지 않게 됩니다. 먼저 하나를 바꾸세요.</translation>
    </message>
    <message>
        <source>An input of {0} × {1} is too large; choose at most {2} cells in all.</source>
        <translation>{0} × {1} 입력은 너무 큽니다. 모두 {2}칸 이하로 하세요.</translation>
    </message>
    <message>
        <source>No test pictures come with this network; choose a folder with one folder a class.</source>
        <translation>이 신경망에는 시험 사진이 딸려 있지 않습니다. 클래스마다 폴더가 하나씩 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>None of the {0} arrays of {1} is a weight of {2} with its shape; choose weights of this architecture.</source>
        <translation>{1}의 배열 {0}개 가운데 {2}의 가중치와 형태가 같은 것이 없습니다. 이 구조의 가중치를 고르세요.</translation>
    </message>
    <message>
        <source>None of the {0} arrays of {1} is a weight of {2}; choose weights of this architecture.</source>
        <translation>{1}의 배열 {0}개 가운데 {2}의 가중치가 없습니다. 이 구조의 가중치를 고르세요.</translation>
    </message>
    <message>
        <source>Row {0} divides by zero ({1}); give another number.</source>
        <translation>{0}행에서 0으로 나눕니다({1}). 다른 수를 입력하세요.</translation>
    </message>
    <message>
        <source>Row {0} has {a} but row 1 has {1}; give every row as many.</source>
        <translation>{0}행에는 {a}, 1행에는 {1}개가 있습니다. 모든 행의 개수를 같게 하세요.</translation>
    </message>
    <message>
        <source>Row {0} holds {1}, which is too large; give numbers up to 3.4e38.</source>
        <translation>{0}행의 {1}은(는) 너무 큽니다. 3.4e38 이하의 수를 입력하세요.</translation>
    </message>
    <message>
        <source>Row {0} holds {1}; a kernel takes finite numbers only.</source>
        <translation>{0}행에 {1}이(가) 있습니다. 커널에는 유한한 수만 넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>Row {0} holds {a}; give numbers such as 1, -0.5 or 1/9.</source>
        <translation>{0}행: {a}. 1, -0.5, 1/9 같은 수를 입력하세요.</translation>
    </message>
    <message>
        <source>The bias of {0} is switched off; switch it on before setting a number.</source>
        <translation>{0}의 편향이 꺼져 있습니다. 수를 정하려면 먼저 켜세요.</translation>
    </message>
    <message>
        <source>The biases of {0} must be {1} finite numbers, one for each filter.</source>
        <translation>{0}의 편향은 필터마다 하나씩, 유한한 수 {1}개여야 합니다.</translation>
    </message>
    <message>
        <source>The brackets of this text do not match; write a kernel like [[1, 0], [0, 1]].</source>
        <translation>이 글의 괄호가 맞지 않습니다. 커널을 [[1, 0], [0, 1]]처럼 쓰세요.</translation>
    </message>
    <message>
        <source>The figures of the charts are missing from this installation; install cnnviewer again.</source>
        <translation>설치된 프로그램에 도표의 수치가 없습니다. cnnviewer를 다시 설치하세요.</translation>
    </message>
    <message>
        <source>The file {0} ended while it was read; copy it again.</source>
        <translation>파일 {0}이(가) 읽는 도중에 끝났습니다. 다시 복사하세요.</translation>
    </message>
    <message>
        <source>The file {0} holds more than {1} kernels; choose another file.</source>
        <translation>파일 {0}에 커널이 {1}개보다 많습니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>The file {0} is no text; choose a kernel saved as text or JSON.</source>
        <translation>파일 {0}은(는) 텍스트가 아닙니다. 텍스트나 JSON으로 저장한 커널을 고르세요.</translation>
    </message>
    <message>
        <source>The file {0} is too large for a kernel; choose another file.</source>
        <translation>파일 {0}은(는) 커널이라기에는 너무 큽니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>The folder {0} cannot be read: {a}; choose another one.</source>
        <translation>{0} 폴더를 읽을 수 없습니다: {a}. 다른 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>The ink must be 1 cell long at least, not {0}.</source>
        <translation>획의 길이는 1칸 이상이어야 하는데 {0}칸입니다.</translation>
    </message>
    <message>
        <source>The input of {0} has {1} axes; a frame can enter one of (1, channels, height, width).</source>
        <translation>{0}의 입력은 축이 {1}개입니다. 프레임은 (1, 채널, 높이, 너비) 입력에만 들어갈 수 있습니다.</translation>
    </message>
    <message>
        <source>The input of {0} is {1}; export the network with a float32 input and open that.</source>
        <translation>{0}의 입력은 {1}입니다. 입력을 float32로 하여 네트워크를 내보낸 뒤 여세요.</translation>
    </message>
    <message>
        <source>The kernel could not be written to {0}: {a}; choose another place.</source>
        <translation>커널을 {0}에 저장하지 못했습니다: {a}. 다른 곳을 고르세요.</translation>
    </message>
    <message>
        <source>The kernel file {0} cannot be read: {a}; choose another file.</source>
        <translation>커널 파일 {0}을(를) 읽을 수 없습니다: {a}. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>The kernels of this file differ in size; give every channel a kernel of the same size.</source>
        <translation>이 파일의 커널은 크기가 서로 다릅니다. 모든 채널에 같은 크기의 커널을 주세요.</translation>
    </message>
    <message>
        <source>The labels in {0} are no UTF-8 text; save the file as UTF-8.</source>
        <translation>{0}의 이름 목록이 UTF-8 글이 아닙니다. 파일을 UTF-8로 저장하세요.</translation>
    </message>
    <message>
        <source>The labels in {0} cannot be read: {a}; check the file.</source>
        <translation>{0}의 이름 목록을 읽을 수 없습니다: {a}. 파일을 확인하세요.</translation>
    </message>
    <message>
        <source>The network {0} cannot be read: {a}; check the path.</source>
        <translation>네트워크 {0}을(를) 읽을 수 없습니다: {a}. 경로를 확인하세요.</translation>
    </message>
    <message>
        <source>The network {0} makes no map {1} of {2} that can be changed; choose a feature map or a unit of a vector.</source>
        <translation>네트워크 {0}의 {2}에는 바꿀 수 있는 맵 {1}이(가) 없습니다. 특징 맵이나 벡터의 유닛을 고르세요.</translation>
    </message>
    <message>
        <source>The numbers of this kernel sum to 0 and cannot be scaled to sum to 1; change one of them first.</source>
        <translation>이 커널의 수는 합이 0이라 합을 1로 맞출 수 없습니다. 먼저 하나를 바꾸세요.</translation>
    </message>
    <message>
        <source>The numbers of {0} in {1} are {2}, which cannot be read; save them as float32.</source>
        <translation>{1}의 {0}에 든 수는 읽을 수 없는 자료형 {2}입니다. float32로 저장하세요.</translation>
    </message>
    <message>
        <source>The package {0} is damaged; install it again.</source>
        <translation>패키지 {0}이(가) 손상되었습니다. 다시 설치하세요.</translation>
    </message>
    <message>
        <source>The padding must be four numbers, top, left, bottom and right, not {0}.</source>
        <translation>패딩은 위, 왼쪽, 아래, 오른쪽의 네 수여야 하는데 {0}입니다.</translation>
    </message>
    <message>
        <source>The patch is empty; drag over at least one pixel.</source>
        <translation>조각이 비어 있습니다. 한 픽셀 이상 끌어 표시하세요.</translation>
    </message>
    <message>
        <source>The preprocessing card needs a mean and a standard deviation; give one number at least.</source>
        <translation>전처리 카드에는 평균과 표준편차가 필요합니다. 수를 하나 이상 입력하세요.</translation>
    </message>
    <message>
        <source>The scale, means and standard deviations of the preprocessing card must be finite numbers.</source>
        <translation>전처리 카드의 배율, 평균, 표준편차는 유한한 수여야 합니다.</translation>
    </message>
    <message>
        <source>The test pictures are missing from this installation; install cnnviewer again.</source>
        <translation>이 설치에 시험 사진이 빠져 있습니다. cnnviewer를 다시 설치하세요.</translation>
    </message>
    <message>
        <source>The weights of {0} are in the file {1}, which is not there; put it beside it.</source>
        <translation>{0}의 가중치가 든 파일 {1}이(가) 없습니다. 옆에 두세요.</translation>
    </message>
    <message>
        <source>The weights of {0} in {1} cannot be read: {a}; put the file beside it.</source>
        <translation>{1}에 든 {0}의 가중치를 읽을 수 없습니다: {a}. 그 파일을 옆에 두세요.</translation>
    </message>
    <message>
        <source>The weights {0} cannot be read: {a}; check the path.</source>
        <translation>가중치 {0}을(를) 읽을 수 없습니다: {a}. 경로를 확인하세요.</translation>
    </message>
    <message>
        <source>The {a} must be a finite number up to 3.4e38, not {0}.</source>
        <translation>{a}은(는) 3.4e38 이하의 유한한 수여야 하는데 {0}입니다.</translation>
    </message>
    <message>
        <source>The {a} must be a whole number from {0} to {1}, not {2}.</source>
        <translation>{a}은(는) {0}에서 {1} 사이의 정수여야 하는데 {2}입니다.</translation>
    </message>
    <message>
        <source>The {a} must be one number for the rows and one for the columns, not {0}.</source>
        <translation>{a}은(는) 행과 열의 수 하나씩이어야 하는데 {0}입니다.</translation>
    </message>
    <message>
        <source>The {a} of the network&apos;s input must be from 1 to {0}, not {1}.</source>
        <translation>네트워크 입력의 {a}은(는) 1에서 {0} 사이여야 하는데 {1}입니다.</translation>
    </message>
    <message>
        <source>The {a} {0} is unknown; choose one of {1}.</source>
        <translation>{a} {0}은(는) 알 수 없는 값입니다. 다음 가운데 고르세요: {1}.</translation>
    </message>
    <message>
        <source>There are no names in {0}; choose a text file with one class a line.</source>
        <translation>{0}에 이름이 없습니다. 클래스를 한 줄에 하나씩 적은 텍스트 파일을 고르세요.</translation>
    </message>
    <message>
        <source>There are no numbers in this text; give rows of numbers.</source>
        <translation>이 글에는 수가 없습니다. 수로 된 행을 주세요.</translation>
    </message>
    <message>
        <source>There is no file of weights {0} there; check the path.</source>
        <translation>그곳에 가중치 파일 {0}이(가) 없습니다. 경로를 확인하세요.</translation>
    </message>
    <message>
        <source>There is no layer {0}; the network has {1}.</source>
        <translation>레이어 {0}이(가) 없습니다. 네트워크에 있는 레이어: {1}.</translation>
    </message>
    <message>
        <source>{0} has {1} inputs ({2}), and none of them takes a picture; open a network that takes one.</source>
        <translation>{0}의 입력 {1}개({2}) 가운데 그림을 받는 것이 없습니다. 그림을 받는 신경망을 여세요.</translation>
    </message>
    <message>
        <source>There is no network {0}; choose one of {1}, or an .onnx file.</source>
        <translation>네트워크 {0}이(가) 없습니다. {1} 가운데 하나나 .onnx 파일을 고르세요.</translation>
    </message>
    <message>
        <source>This JSON file holds no kernel; choose a file that was saved here.</source>
        <translation>이 JSON 파일에는 커널이 없습니다. 여기서 저장한 파일을 고르세요.</translation>
    </message>
    <message>
        <source>This is no kernel file: it cannot be read as JSON; choose a file that was saved here.</source>
        <translation>커널 파일이 아닙니다. JSON으로 읽을 수 없습니다. 여기서 저장한 파일을 고르세요.</translation>
    </message>
    <message>
        <source>This kernel was saved by another version of the program; save it there as text and open that.</source>
        <translation>이 커널은 프로그램의 다른 버전에서 저장한 것입니다. 그 버전에서 텍스트로 저장해 여세요.</translation>
    </message>
    <message>
        <source>This patch has one even colour, so there is no pattern to look for; choose one with detail.</source>
        <translation>이 조각은 색이 고르기만 해서 찾을 무늬가 없습니다. 무늬가 있는 조각을 고르세요.</translation>
    </message>
    <message>
        <source>This text is too long for a kernel; it has at most {0} × {1} numbers.</source>
        <translation>커널이라기에는 글이 너무 깁니다. 수는 최대 {0} × {1}개입니다.</translation>
    </message>
    <message>
        <source>{0} asks for weights in {1}, outside its folder; export it with them beside it.</source>
        <translation>{0}이(가) 자기 폴더 밖의 {1}에서 가중치를 찾습니다. 가중치를 옆에 두고 내보내세요.</translation>
    </message>
    <message>
        <source>{0} cannot pad {1} {a} in mode {b}, for its input has only {2}; pad {3} or less, or choose another mode.</source>
        <translation>{0}의 입력에는 {2}개뿐이라 {b} 모드로 {a} {1}개를 패딩할 수 없습니다. {3} 이하로 패딩하거나 다른 모드를 고르세요.</translation>
    </message>
    <message>
        <source>{0} does not fit: {1}; {a}.</source>
        <translation>{0}이(가) 맞지 않습니다: {1}. {a}.</translation>
    </message>
    <message>
        <source>{0} expects {1} bytes in {2}, which has {3}; copy both files again.</source>
        <translation>{0}은(는) {2}에 {1}바이트가 있어야 하는데 {3}바이트뿐입니다. 두 파일을 다시 복사하세요.</translation>
    </message>
    <message>
        <source>{0} has a pickle of more than {1} instructions, more than weights need; save them again.</source>
        <translation>{0}의 피클에 명령이 {1}개보다 많아 가중치에 필요한 것을 넘습니다. 가중치를 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{0} has an unknown version of the format of PyTorch; save it with a newer one.</source>
        <translation>{0}은(는) 알 수 없는 버전의 PyTorch 형식입니다. 더 새로운 버전으로 저장하세요.</translation>
    </message>
    <message>
        <source>{0} holds a dictionary whose keys are no names; save a state dict instead.</source>
        <translation>{0}에 키가 이름이 아닌 사전이 있습니다. 대신 state dict를 저장하세요.</translation>
    </message>
    <message>
        <source>{0} holds more than weights (their source code, or views); save it again.</source>
        <translation>{0}에 가중치 말고 다른 것(소스 코드나 뷰)이 있습니다. 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{0} holds no picture; take it out of the folder.</source>
        <translation>{0}에 그림이 없습니다. 폴더에서 빼세요.</translation>
    </message>
    <message>
        <source>{0} holds no pictures in folders named like the classes; make one folder a class and try again.</source>
        <translation>{0}에 클래스 이름의 폴더에 든 사진이 없습니다. 클래스마다 폴더를 하나씩 만들어 다시 시도하세요.</translation>
    </message>
    <message>
        <source>{0} holds no state dict with arrays; save torch.save(network.state_dict(), path).</source>
        <translation>{0}에 배열이 든 state dict가 없습니다. torch.save(network.state_dict(), path)로 저장하세요.</translation>
    </message>
    <message>
        <source>{0} holds one array without a name; save a state dict instead.</source>
        <translation>{0}에 이름 없는 배열 하나만 있습니다. 대신 state dict를 저장하세요.</translation>
    </message>
    <message>
        <source>{0} holds {a}, but {1} tells {2} classes apart; use the right file.</source>
        <translation>{0}에는 {a}가 있는데 {1}은(는) 클래스 {2}개를 구별합니다. 맞는 파일을 쓰세요.</translation>
    </message>
    <message>
        <source>{0} in {1} holds Python objects (a pickle of NumPy), which could run code; save plain numbers.</source>
        <translation>{1}의 {0}에 코드를 실행할 수 있는 Python 객체(NumPy 피클)가 있습니다. 수만 저장하세요.</translation>
    </message>
    <message>
        <source>{0} in {1} holds no plain numbers; save the weights as float32.</source>
        <translation>{1}의 {0}에 든 것이 보통 수가 아닙니다. 가중치를 float32로 저장하세요.</translation>
    </message>
    <message>
        <source>{0} is a TorchScript program; save its state dict with torch.save instead.</source>
        <translation>{0}은(는) TorchScript 프로그램입니다. 대신 torch.save로 state dict를 저장하세요.</translation>
    </message>
    <message>
        <source>{0} is a convolution and pools nothing; choose a pooling layer.</source>
        <translation>{0}은(는) 합성곱이라 풀링하지 않습니다. 풀링 레이어를 고르세요.</translation>
    </message>
    <message>
        <source>{0} is a pickle, but none of PyTorch; save a state dict with torch.save.</source>
        <translation>{0}은(는) 피클이지만 PyTorch의 것이 아닙니다. torch.save로 state dict를 저장하세요.</translation>
    </message>
    <message>
        <source>{0} is a pooling layer and has no kernel; choose a convolution.</source>
        <translation>{0}은(는) 풀링 레이어라 커널이 없습니다. 합성곱을 고르세요.</translation>
    </message>
    <message>
        <source>{0} is a zip file without weights; choose a file of PyTorch or NumPy.</source>
        <translation>{0}은(는) 가중치가 없는 zip 파일입니다. PyTorch나 NumPy의 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{0} is an HDF5 file, as Keras writes them; save the arrays with numpy.savez and their names.</source>
        <translation>{0}은(는) Keras가 쓰는 HDF5 파일입니다. numpy.savez로 배열을 이름과 함께 저장하세요.</translation>
    </message>
    <message>
        <source>{0} is damaged, or only a part of a file of weights; copy or save it again.</source>
        <translation>{0}이(가) 손상되었거나 가중치 파일의 일부일 뿐입니다. 다시 복사하거나 저장하세요.</translation>
    </message>
    <message>
        <source>{0} is damaged: an array has more cells than numbers; save it again.</source>
        <translation>{0}이(가) 손상되었습니다. 배열의 칸이 수보다 많습니다. 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{0} is damaged: an array has no usable name; save it again.</source>
        <translation>{0}이(가) 손상되었습니다. 쓸 수 있는 이름이 없는 배열이 있습니다. 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{0} is damaged: {1} does not begin where the array before ends.</source>
        <translation>{0}이(가) 손상되었습니다. {1}이(가) 앞 배열이 끝나는 곳에서 시작하지 않습니다.</translation>
    </message>
    <message>
        <source>{0} is larger than 2 GB, more than an ONNX file can hold; choose another file.</source>
        <translation>{0}은(는) ONNX 파일에 담을 수 있는 2GB보다 큽니다. 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{0} is larger than {1} GB; choose a smaller file.</source>
        <translation>{0}이(가) {1}GB보다 큽니다. 더 작은 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{0} is no .onnx file; export the network to ONNX and open that.</source>
        <translation>{0}은(는) .onnx 파일이 아닙니다. 네트워크를 ONNX로 내보내 여세요.</translation>
    </message>
    <message>
        <source>{0} is no file of weights; choose one of PyTorch, safetensors, NumPy (.npz) or ONNX.</source>
        <translation>{0}은(는) 가중치 파일이 아닙니다. PyTorch, safetensors, NumPy(.npz), ONNX 파일 가운데 고르세요.</translation>
    </message>
    <message>
        <source>{0} is one array without a name; save several with numpy.savez and their names.</source>
        <translation>{0}은(는) 이름 없는 배열 하나입니다. numpy.savez로 여러 배열을 이름과 함께 저장하세요.</translation>
    </message>
    <message>
        <source>{0} is packed with gzip; unpack it first.</source>
        <translation>{0}은(는) gzip으로 압축되어 있습니다. 먼저 압축을 푸세요.</translation>
    </message>
    <message>
        <source>{0} is the only layer at work; add another before removing it.</source>
        <translation>쓰이는 레이어가 {0}뿐입니다. 지우기 전에 다른 레이어를 추가하세요.</translation>
    </message>
    <message>
        <source>{0} is the only layer at work; take another in before bypassing it.</source>
        <translation>쓰이는 레이어가 {0}뿐입니다. 건너뛰기 전에 다른 레이어를 사용하세요.</translation>
    </message>
    <message>
        <source>{0} lacks {1} of the {2} weights of {3} ({4}); choose weights of this architecture, or load_weights for those that fit.</source>
        <translation>{0}에 {3}의 가중치 {2}개 가운데 {1}개({4})가 없습니다. 이 구조의 가중치를 고르거나, 맞는 것만 load_weights로 불러오세요.</translation>
    </message>
    <message>
        <source>{0} pads {1} {a} but its window has {2}; the padding must be smaller.</source>
        <translation>{0}이(가) {a} {1}개를 패딩하는데 창은 {2}개입니다. 패딩이 더 작아야 합니다.</translation>
    </message>
    <message>
        <source>{0} takes {1} frames at once; export it for a batch of 1 and open that.</source>
        <translation>{0}은(는) 프레임 {1}개를 한꺼번에 받습니다. 배치 1로 내보낸 뒤 여세요.</translation>
    </message>
    <message>
        <source>{0} takes {a}; a frame has 3, or 1 in grey.</source>
        <translation>{0}은(는) {a}을 받는데, 프레임의 채널은 3개이고 회색이면 1개입니다.</translation>
    </message>
    <message>
        <source>{0} unpacks to more than {1} times its size, up to {2}; save the weights again.</source>
        <translation>{0}은(는) 압축을 풀면 크기가 {1}배를 넘습니다({2}까지). 가중치를 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{0} was packed again by another program ({1} is compressed); use the file that PyTorch wrote.</source>
        <translation>{0}은(는) 다른 프로그램이 다시 묶었습니다({1}이(가) 압축되어 있음). PyTorch가 쓴 파일을 사용하세요.</translation>
    </message>
    <message>
        <source>{0} was refused: its pickle asks for {1}, which weights do not need and which could run code; save only the state dict (torch.save(network.state_dict(), path)).</source>
        <translation>{0}을(를) 거부했습니다. 피클이 가중치에 필요 없고 코드를 실행할 수 있는 {1}을(를) 요구합니다. state dict만 저장하세요(torch.save(network.state_dict(), path)).</translation>
    </message>
    <message>
        <source>{0} was refused: its pickle calls {a}; save a state dict instead.</source>
        <translation>{0}을(를) 거부했습니다. 피클이 {a}을(를) 호출합니다. 대신 state dict를 저장하세요.</translation>
    </message>
    <message>
        <source>{0} was refused: its pickle holds the instruction {1}, which no weights need; save a state dict instead.</source>
        <translation>{0}을(를) 거부했습니다. 피클에 가중치에 필요 없는 명령 {1}이(가) 있습니다. 대신 state dict를 저장하세요.</translation>
    </message>
    <message>
        <source>{a} are not installed; install them with: pip install {0}.</source>
        <translation>{a}이(가) 설치되어 있지 않습니다. 다음으로 설치하세요: pip install {0}.</translation>
    </message>
    <message>
        <source>{a} has no parameter {0}; it has {b}.</source>
        <translation>{a}에는 매개변수 {0}이(가) 없습니다. 있는 매개변수: {b}.</translation>
    </message>
    <message>
        <source>{a} needs at least {0} × {1} cells, the kernel has {2} × {3}; make the kernel larger first.</source>
        <translation>{a}에는 {0} × {1}칸 이상이 필요한데 커널은 {2} × {3}칸입니다. 먼저 커널을 키우세요.</translation>
    </message>
    <message>
        <source>{a} of {b} must be {c} from {0} to {1}, not {2}.</source>
        <translation>{b}의 {a}은(는) {0}에서 {1} 사이의 {c}여야 하는데 {2}입니다.</translation>
    </message>
    <message>
        <source>A bias of shape {0} cannot be added to outputs of shape {1}; make them fit.</source>
        <translation>형태가 {0}인 편향을 형태가 {1}인 출력에 더할 수 없습니다. 서로 맞추세요.</translation>
    </message>
    <message>
        <source>A fully connected layer needs two matrices, not shapes {0} and {1}; flatten the input.</source>
        <translation>완전 연결 레이어에는 행렬 두 개가 필요한데 형태가 {0}과(와) {1}입니다. 입력을 평탄화하세요.</translation>
    </message>
    <message>
        <source>A place of MaxUnpool lies outside its output of shape {0}; give the output shape.</source>
        <translation>MaxUnpool의 자리 하나가 형태 {0}의 출력을 벗어납니다. 출력 형태를 지정하세요.</translation>
    </message>
    <message>
        <source>A pooling window of {0} {a} would lie in the padding alone; choose a padding of at most {1}.</source>
        <translation>{a} {0}개의 풀링 창이 패딩 안에만 놓이게 됩니다. 패딩을 {1} 이하로 하세요.</translation>
    </message>
    <message>
        <source>A slope of shape {0} does not fit an input of shape {1}; give one number, or one a channel.</source>
        <translation>형태가 {0}인 기울기는 형태가 {1}인 입력에 맞지 않습니다. 수를 하나, 또는 채널마다 하나씩 주세요.</translation>
    </message>
    <message>
        <source>A weight of shape {0} cannot paint an input of shape {1}; use equal ranks.</source>
        <translation>형태가 {0}인 가중치로 형태가 {1}인 입력을 칠할 수 없습니다. 축 수를 같게 하세요.</translation>
    </message>
    <message>
        <source>A weight of shape {0} cannot slide over an input of shape {1}; use equal ranks.</source>
        <translation>형태가 {0}인 가중치는 형태가 {1}인 입력 위를 움직일 수 없습니다. 축 수를 같게 하세요.</translation>
    </message>
    <message>
        <source>A weight of shape {0} has no kernels; use at least one filter.</source>
        <translation>모양이 {0}인 가중치에는 커널이 없습니다. 필터를 하나 이상 쓰세요.</translation>
    </message>
    <message>
        <source>An input of shape {0} cannot be repeated to {1}; only axes of length 1 can.</source>
        <translation>형태가 {0}인 입력은 {1}(으)로 반복할 수 없습니다. 길이가 1인 축만 반복할 수 있습니다.</translation>
    </message>
    <message>
        <source>BatchNormalization in training mode depends on the whole batch and is not supported; export the network for inference.</source>
        <translation>학습 모드의 BatchNormalization은 배치 전체에 따라 달라지므로 지원하지 않습니다. 추론용으로 네트워크를 내보내세요.</translation>
    </message>
    <message>
        <source>Cast to the ONNX type {0} is not supported; cast to a float, integer or bool type.</source>
        <translation>ONNX 자료형 {0}(으)로 Cast하는 것은 지원하지 않습니다. 실수, 정수, 불리언 자료형으로 하세요.</translation>
    </message>
    <message>
        <source>Concat cannot put shapes {0} and {1} side by side along axis {2}; make their other axes equal.</source>
        <translation>Concat은 형태 {0}과(와) {1}을(를) 축 {2} 방향으로 나란히 놓을 수 없습니다. 나머지 축을 같게 하세요.</translation>
    </message>
    <message>
        <source>ConstantOfShape cannot make an array of shape {0}; choose sizes of 0 or more.</source>
        <translation>ConstantOfShape은 형태 {0}의 배열을 만들 수 없습니다. 0 이상의 크기를 고르세요.</translation>
    </message>
    <message>
        <source>CumSum runs along one axis, not {0}; give one number.</source>
        <translation>CumSum은 축 {0}개가 아니라 한 축을 따라 더합니다. 수를 하나 주세요.</translation>
    </message>
    <message>
        <source>Cutting {0} of {1} {a} away leaves nothing; choose a smaller number.</source>
        <translation>{a} {1}개 중 {0}개를 잘라 내면 남는 것이 없습니다. 더 작은 수를 고르세요.</translation>
    </message>
    <message>
        <source>DequantizeLinear cannot make numbers of type {0} out of {1}; use whole numbers and a scale of float32.</source>
        <translation>DequantizeLinear는 {1}에서 {0} 수를 만들 수 없습니다. 정수와 float32 배율을 쓰세요.</translation>
    </message>
    <message>
        <source>How many numbers are not 0 depends on what the network is run on, so the output of NonZero has no fixed size; export the network without it.</source>
        <translation>0이 아닌 수의 개수는 네트워크의 입력에 따라 달라져 NonZero의 출력 크기가 정해지지 않습니다. 그것 없이 네트워크를 내보내세요.</translation>
    </message>
    <message>
        <source>Indices of shape {0} do not fit an input of shape {1} with {2} shared axes; the last axis of the indices must name 1 or more of its axes.</source>
        <translation>형태가 {0}인 인덱스는 공유하는 축이 {2}개이고 형태가 {1}인 입력에 맞지 않습니다. 인덱스의 마지막 축은 입력의 축을 하나 이상 가리켜야 합니다.</translation>
    </message>
    <message>
        <source>Indices of shape {0} do not fit an input of shape {1}; give as many axes, none longer except axis {2}.</source>
        <translation>형태가 {0}인 인덱스는 형태가 {1}인 입력에 맞지 않습니다. 축 수를 같게 하고, 축 {2} 말고는 입력보다 길지 않게 하세요.</translation>
    </message>
    <message>
        <source>Indices of shape {0} do not fit an input of shape {1}; the last axis of the indices must name 1 or more of its axes.</source>
        <translation>형태가 {0}인 인덱스는 형태가 {1}인 입력에 맞지 않습니다. 인덱스의 마지막 축은 입력의 축을 하나 이상 가리켜야 합니다.</translation>
    </message>
    <message>
        <source>Input {0} of {1} is missing; give it a value.</source>
        <translation>{1}의 입력 {0}이(가) 없습니다. 값을 주세요.</translation>
    </message>
    <message>
        <source>MatMul cannot combine the stacks of shapes {0} and {1}; make their sizes equal.</source>
        <translation>MatMul은 형태 {0}과(와) {1}의 행렬 묶음을 맞출 수 없습니다. 크기를 같게 하세요.</translation>
    </message>
    <message>
        <source>MatMul cannot multiply shapes {0} and {1}; give the second {2} rows, not {3}.</source>
        <translation>MatMul은 형태 {0}과(와) {1}을(를) 곱할 수 없습니다. 두 번째의 행 수를 {3}이(가) 아니라 {2}(으)로 하세요.</translation>
    </message>
    <message>
        <source>MatMul multiplies matrices and vectors, not single numbers; use Mul for a number.</source>
        <translation>MatMul은 수 하나가 아니라 행렬과 벡터를 곱합니다. 수에는 Mul을 쓰세요.</translation>
    </message>
    <message>
        <source>MaxUnpool cannot make shape {0} of {1}; keep the batch and the channels.</source>
        <translation>MaxUnpool은 {1}에서 형태 {0}을(를) 만들 수 없습니다. 배치와 채널은 그대로 두세요.</translation>
    </message>
    <message>
        <source>OneHot needs one depth and two values, off and on, not shapes {0} and {1}; give them.</source>
        <translation>OneHot에는 깊이 하나와 끔·켬 두 값이 필요한데 형태가 {0}과(와) {1}입니다. 그 값들을 주세요.</translation>
    </message>
    <message>
        <source>Padding {0} {a} by {1} in mode {2} reaches beyond the input; choose at most {3}.</source>
        <translation>{2} 모드에서 {a} {0}개에 {1}을(를) 패딩하면 입력을 벗어납니다. {3} 이하로 하세요.</translation>
    </message>
    <message>
        <source>Pieces of {0} do not fill an axis of {1}; choose lengths that add up to it.</source>
        <translation>길이가 {0}인 조각들은 길이가 {1}인 축을 채우지 못합니다. 더해서 그만큼이 되는 길이를 고르세요.</translation>
    </message>
    <message>
        <source>QuantizeLinear cannot make numbers of type {0} (output_dtype {1}); use whole numbers of 8 or 16 bits, the same in the zero point and output_dtype.</source>
        <translation>QuantizeLinear는 {0} 수를 만들 수 없습니다(output_dtype {1}). 8비트나 16비트 정수를 쓰고, 영점과 output_dtype을 같게 하세요.</translation>
    </message>
    <message>
        <source>Range cannot count from {0} to {1} in steps of {2}; choose a step.</source>
        <translation>Range는 {0}에서 {1}까지 {2}씩 셀 수 없습니다. 다른 간격을 고르세요.</translation>
    </message>
    <message>
        <source>Range needs single numbers, not an array of {0}.</source>
        <translation>Range에는 수 하나씩이 필요한데 형태가 {0}인 배열입니다.</translation>
    </message>
    <message>
        <source>Reshape to {0} beside an empty axis leaves a size open; give all sizes.</source>
        <translation>빈 축이 있어 Reshape {0}의 크기 하나가 정해지지 않습니다. 모든 크기를 주세요.</translation>
    </message>
    <message>
        <source>Reshape to {0} keeps axis {1} of an input of shape {2}, which has none; give a size.</source>
        <translation>Reshape {0}은(는) 축 {1}을(를) 유지하는데 형태가 {2}인 입력에는 그 축이 없습니다. 크기를 주세요.</translation>
    </message>
    <message>
        <source>Reshape to {0} leaves more than one size open; give all but one.</source>
        <translation>Reshape {0}에 정해지지 않은 크기가 둘 이상입니다. 하나만 남기고 모두 주세요.</translation>
    </message>
    <message>
        <source>Resize cannot make {0} out of {1} cells along axis {2}; choose a larger scale or size.</source>
        <translation>Resize는 축 {2}에서 {1}칸을 {0}칸으로 만들 수 없습니다. 더 큰 배율이나 크기를 고르세요.</translation>
    </message>
    <message>
        <source>Resize cannot mix numbers of type {0}; use mode nearest or convert them.</source>
        <translation>Resize는 {0} 수를 섞을 수 없습니다. nearest 모드를 쓰거나 변환하세요.</translation>
    </message>
    <message>
        <source>Resize has {0} {a} where {1} are needed; give one for each axis.</source>
        <translation>Resize의 {a}은(는) {1}개여야 하는데 {0}개입니다. 축마다 하나씩 주세요.</translation>
    </message>
    <message>
        <source>Resize needs either scales or sizes, not both or neither; give one of them.</source>
        <translation>Resize에는 배율과 크기 가운데 꼭 하나가 필요합니다. 둘 중 하나만 주세요.</translation>
    </message>
    <message>
        <source>ScatterND has no gradient when it combines by {a}; ask for one beside it.</source>
        <translation>{a}(으)로 합치는 ScatterND에는 그래디언트가 없습니다. 그것을 지나지 않는 그래디언트를 구하세요.</translation>
    </message>
    <message>
        <source>Slice cannot go in steps of 0; choose 1 or more, or -1 or less.</source>
        <translation>Slice의 간격은 0일 수 없습니다. 1 이상이나 -1 이하를 고르세요.</translation>
    </message>
    <message>
        <source>Slice has {0} starts, {1} ends, {2} axes and {3} steps; give as many of each.</source>
        <translation>Slice에 시작 {0}개, 끝 {1}개, 축 {2}개, 간격 {3}개가 있습니다. 개수를 같게 하세요.</translation>
    </message>
    <message>
        <source>Split has {0} outputs for {1} pieces; make the numbers equal.</source>
        <translation>Split에 출력은 {0}개, 조각은 {1}개입니다. 개수를 같게 하세요.</translation>
    </message>
    <message>
        <source>Split makes {0} pieces for {1} outputs; give a length for each output.</source>
        <translation>Split이 출력 {1}개에 조각 {0}개를 만듭니다. 출력마다 길이를 하나씩 주세요.</translation>
    </message>
    <message>
        <source>Squeeze cannot drop axis {0} of an input of shape {1}, which is {2} long; choose axes of length 1.</source>
        <translation>Squeeze는 형태가 {1}인 입력에서 길이가 {2}인 축 {0}을(를) 없앨 수 없습니다. 길이가 1인 축을 고르세요.</translation>
    </message>
    <message>
        <source>The approximation {0} of Gelu is unknown; choose none or tanh.</source>
        <translation>Gelu의 근사 {0}은(는) 알 수 없는 값입니다. none이나 tanh를 고르세요.</translation>
    </message>
    <message>
        <source>The attribute axis of {0} is missing; say along which axis.</source>
        <translation>{0}에 속성 axis가 없습니다. 어느 축인지 지정하세요.</translation>
    </message>
    <message>
        <source>The attribute {0} of {1} must be a number, not {2}.</source>
        <translation>{1}의 속성 {0}은(는) 수여야 하는데 {2}입니다.</translation>
    </message>
    <message>
        <source>The axis {0} of Flatten does not exist in an input of shape {1}; use -{2} to {3}.</source>
        <translation>Flatten의 축 {0}은(는) 형태가 {1}인 입력에 없습니다. -{2}에서 {3} 사이로 하세요.</translation>
    </message>
    <message>
        <source>The bias must have one number for each of the {0} filters, not shape {1}.</source>
        <translation>편향에는 필터 {0}개마다 수가 하나씩 있어야 하는데 형태가 {1}입니다.</translation>
    </message>
    <message>
        <source>The bias must have one number for each of the {0} maps, not shape {1}.</source>
        <translation>편향에는 맵 {0}개마다 수가 하나씩 있어야 하는데 형태가 {1}입니다.</translation>
    </message>
    <message>
        <source>The blocksize of {0} must be 1 or more, not {1}.</source>
        <translation>{0}의 blocksize는 1 이상이어야 하는데 {1}입니다.</translation>
    </message>
    <message>
        <source>The depth of OneHot must be 1 or more, not {0}.</source>
        <translation>OneHot의 깊이는 1 이상이어야 하는데 {0}입니다.</translation>
    </message>
    <message>
        <source>The diagonal of Trilu must be one number, not an array of shape {0}.</source>
        <translation>Trilu의 대각선은 수 하나여야 하는데 형태가 {0}인 배열입니다.</translation>
    </message>
    <message>
        <source>The factor {0} = {1} does not fit {2} matrices; choose a whole number.</source>
        <translation>계수 {0} = {1}은(는) {2} 행렬에 맞지 않습니다. 정수를 고르세요.</translation>
    </message>
    <message>
        <source>The index {0} of {1} lies outside an axis of {2}; choose from {3} to {4}.</source>
        <translation>{1}의 인덱스 {0}이(가) 길이가 {2}인 축을 벗어납니다. {3}에서 {4} 사이로 하세요.</translation>
    </message>
    <message>
        <source>The indices of {0} must be whole numbers, not {1}; convert them.</source>
        <translation>{0}의 인덱스는 정수여야 하는데 {1}입니다. 변환하세요.</translation>
    </message>
    <message>
        <source>The input must have shape (batch, channels, rows, columns), not {0}.</source>
        <translation>입력의 형태는 (배치, 채널, 행, 열)이어야 하는데 {0}입니다.</translation>
    </message>
    <message>
        <source>The input of BatchNormalization must have shape (batch, channels, ...), not {0}.</source>
        <translation>BatchNormalization의 입력 형태는 (배치, 채널, ...)이어야 하는데 {0}입니다.</translation>
    </message>
    <message>
        <source>The input of LRN must have shape (batch, channels, ...), not {0}.</source>
        <translation>LRN의 입력 형태는 (배치, 채널, ...)이어야 하는데 {0}입니다.</translation>
    </message>
    <message>
        <source>The input of {0} must have shape (batch, channels, ...), not {1}.</source>
        <translation>{0}의 입력 형태는 (배치, 채널, ...)이어야 하는데 {1}입니다.</translation>
    </message>
    <message>
        <source>The input of {0} must have shape (batch, channels, rows, columns), not {1}.</source>
        <translation>{0}의 입력 형태는 (배치, 채널, 행, 열)이어야 하는데 {1}입니다.</translation>
    </message>
    <message>
        <source>The limits of Range depend on what the network is run on, so its output has no fixed size; export the network with fixed sizes.</source>
        <translation>Range의 한계가 네트워크의 입력에 따라 달라져 출력의 크기가 정해지지 않습니다. 고정된 크기로 네트워크를 내보내세요.</translation>
    </message>
    <message>
        <source>The norm p of {0} must be 1, 2, 3 ..., not {1}.</source>
        <translation>{0}의 노름 p는 1, 2, 3 ... 이어야 하는데 {1}입니다.</translation>
    </message>
    <message>
        <source>The operator {0} (ONNX opset {1}) is not supported; export the network without it.</source>
        <translation>연산자 {0}(ONNX opset {1})은(는) 지원하지 않습니다. 그것 없이 네트워크를 내보내세요.</translation>
    </message>
    <message>
        <source>The operator {0} has no gradient; ask for one that does not run through it.</source>
        <translation>연산자 {0}에는 그래디언트가 없습니다. 그것을 지나지 않는 그래디언트를 구하세요.</translation>
    </message>
    <message>
        <source>The operator {0} is not supported; export the network without it.</source>
        <translation>연산자 {0}은(는) 지원하지 않습니다. 그것 없이 네트워크를 내보내세요.</translation>
    </message>
    <message>
        <source>The order p of LpNormalization must be 1 or 2, not {0}.</source>
        <translation>LpNormalization의 차수 p는 1이나 2여야 하는데 {0}입니다.</translation>
    </message>
    <message>
        <source>The order {0} of Transpose must name each of the {1} axes of its input.</source>
        <translation>Transpose의 순서 {0}은(는) 입력의 축 {1}개를 모두 가리켜야 합니다.</translation>
    </message>
    <message>
        <source>The output shape of MaxUnpool is not known before it runs; give it as a constant.</source>
        <translation>MaxUnpool의 출력 형태를 실행하기 전에는 알 수 없습니다. 상수로 주세요.</translation>
    </message>
    <message>
        <source>The padding must have {0} numbers, first all before, then all after; not {1}.</source>
        <translation>패딩에는 수 {0}개가 앞쪽 전부, 뒤쪽 전부의 차례로 있어야 하는데 {1}입니다.</translation>
    </message>
    <message>
        <source>The places of MaxUnpool have shape {0}, its input {1}; give one place a number.</source>
        <translation>MaxUnpool의 자리는 형태가 {0}, 입력은 {1}입니다. 수마다 자리를 하나씩 주세요.</translation>
    </message>
    <message>
        <source>The reduction {0} is unknown; choose one of none, {1}.</source>
        <translation>합치는 방법 {0}은(는) 알 수 없는 값입니다. 다음 가운데 고르세요: none, {1}.</translation>
    </message>
    <message>
        <source>The scale of {0} has shape {1}, which does not fit an input of shape {2} along axis {3}; give one number, or one for each cell of that axis.</source>
        <translation>{0}의 배율은 형태가 {1}(이)라서 형태가 {2}인 입력의 축 {3}에 맞지 않습니다. 수를 하나, 또는 그 축의 칸마다 하나씩 주세요.</translation>
    </message>
    <message>
        <source>The size of LRN, how many channels are summed, must be 1 or more; give it.</source>
        <translation>LRN의 size, 곧 더하는 채널 수는 1 이상이어야 합니다. 값을 주세요.</translation>
    </message>
    <message>
        <source>The value of ConstantOfShape must be an array of one number, not {0}.</source>
        <translation>ConstantOfShape의 값은 수 하나로 된 배열이어야 하는데 {0}입니다.</translation>
    </message>
    <message>
        <source>The weight expects {0} input channels, not {1}; use one filter a channel.</source>
        <translation>가중치가 받는 입력 채널은 {1}개가 아니라 {0}개입니다. 채널마다 필터를 하나씩 쓰세요.</translation>
    </message>
    <message>
        <source>The weight expects {0} inputs, not {1}; change the size of the input picture.</source>
        <translation>가중치가 받는 입력은 {1}개가 아니라 {0}개입니다. 입력 그림의 크기를 바꾸세요.</translation>
    </message>
    <message>
        <source>The weight expects {a} input channels, not {0}; use one kernel per channel.</source>
        <translation>가중치가 받는 입력 채널은 {0}개가 아니라 {a}개입니다. 채널마다 커널을 하나씩 쓰세요.</translation>
    </message>
    <message>
        <source>The zero point of DequantizeLinear is {0} and its input {1}; give both the same type.</source>
        <translation>DequantizeLinear의 영점은 {0}, 입력은 {1}입니다. 둘의 자료형을 같게 하세요.</translation>
    </message>
    <message>
        <source>The zero point of {0} has shape {1} and its scale {2}; give both the same shape.</source>
        <translation>{0}의 영점은 형태가 {1}, 배율은 {2}입니다. 둘의 형태를 같게 하세요.</translation>
    </message>
    <message>
        <source>The {0} numbers of shape {1} do not fill shape {2}; choose sizes with an equal product.</source>
        <translation>형태가 {1}인 수 {0}개로는 형태 {2}을(를) 채울 수 없습니다. 곱이 같은 크기를 고르세요.</translation>
    </message>
    <message>
        <source>The {a} bound of Clip must be one number, not shape {0}; give one number.</source>
        <translation>Clip의 {a} 한계는 수 하나여야 하는데 형태가 {0}입니다. 수를 하나 주세요.</translation>
    </message>
    <message>
        <source>The {a} of BatchNormalization must have one number for each of the {0} channels, not shape {1}.</source>
        <translation>BatchNormalization의 {a}에는 채널 {0}개마다 수가 하나씩 있어야 하는데 형태가 {1}입니다.</translation>
    </message>
    <message>
        <source>The {a} of LayerNormalization has shape {0}, which cannot be repeated to {1}; give shape {2}.</source>
        <translation>LayerNormalization의 {a}은(는) 형태가 {0}(이)라서 {1}(으)로 반복할 수 없습니다. 형태 {2}을(를) 주세요.</translation>
    </message>
    <message>
        <source>The {a} of {0} must have one number for each of the {1} channels, not shape {2}.</source>
        <translation>{0}의 {a}에는 채널 {1}개마다 수가 하나씩 있어야 하는데 형태가 {2}입니다.</translation>
    </message>
    <message>
        <source>The {a} {0} of Resize make no sense; give finite numbers, and scales above 0.</source>
        <translation>Resize의 {a} {0}은(는) 쓸 수 없는 값입니다. 유한한 수를, 배율은 0보다 큰 수를 주세요.</translation>
    </message>
    <message>
        <source>This Dropout drops values by chance, as in training; export the network for inference.</source>
        <translation>이 Dropout은 학습할 때처럼 값을 무작위로 버립니다. 추론용으로 네트워크를 내보내세요.</translation>
    </message>
    <message>
        <source>Tile needs a number of repeats for each of the {0} axes of its input, not {1}; give 1 for an axis that is not repeated.</source>
        <translation>Tile에는 입력의 축 {0}개마다 반복 횟수가 하나씩 필요한데 {1}입니다. 반복하지 않는 축에는 1을 주세요.</translation>
    </message>
    <message>
        <source>TopK cannot pick {0} of {1} values; choose one k up to {2}.</source>
        <translation>TopK는 값 {1}개에서 {0}개를 고를 수 없습니다. {2} 이하의 k 하나를 고르세요.</translation>
    </message>
    <message>
        <source>Trilu needs a matrix, not an input of shape {0}; give it two axes or more.</source>
        <translation>Trilu에는 행렬이 필요한데 입력의 형태가 {0}입니다. 축을 둘 이상 주세요.</translation>
    </message>
    <message>
        <source>Updates of shape {0} do not fill the places; give shape {1}.</source>
        <translation>형태가 {0}인 갱신 값은 자리를 채우지 못합니다. 형태 {1}을(를) 주세요.</translation>
    </message>
    <message>
        <source>{0} cannot combine shapes {1} and {2}; make their sizes equal.</source>
        <translation>{0}은(는) 형태 {1}과(와) {2}을(를) 맞출 수 없습니다. 크기를 같게 하세요.</translation>
    </message>
    <message>
        <source>{0} cannot combine {1} with {2}; convert one of them with Cast.</source>
        <translation>{0}은(는) {1}과(와) {2}을(를) 함께 계산할 수 없습니다. 하나를 Cast로 변환하세요.</translation>
    </message>
    <message>
        <source>{0} cannot compute with {1} in input {2}; convert it to {3} first.</source>
        <translation>{0}은(는) 입력 {2}의 {1}(으)로 계산할 수 없습니다. 먼저 {3}(으)로 변환하세요.</translation>
    </message>
    <message>
        <source>{0} channels cannot be shared out among {1} groups; choose a divisor.</source>
        <translation>채널 {0}개를 그룹 {1}개로 나눌 수 없습니다. 약수를 고르세요.</translation>
    </message>
    <message>
        <source>{0} channels do not make blocks of {1} by {2} cells; choose a multiple of {3}.</source>
        <translation>채널 {0}개로는 {1} × {2}칸 블록을 만들 수 없습니다. {3}의 배수를 고르세요.</translation>
    </message>
    <message>
        <source>{0} filters cannot be shared out among {1} groups; choose a multiple.</source>
        <translation>필터 {0}개를 그룹 {1}개로 나눌 수 없습니다. 배수를 고르세요.</translation>
    </message>
    <message>
        <source>{0} finds nothing along axis {1} of an input of shape {2}; enlarge it.</source>
        <translation>{0}이(가) 형태가 {2}인 입력의 축 {1}에서 찾을 것이 없습니다. 입력을 키우세요.</translation>
    </message>
    <message>
        <source>{0} needs inputs of one floating-point type, not {1}; convert them first.</source>
        <translation>{0}에는 한 가지 부동소수점 자료형의 입력이 필요한데 {1}입니다. 먼저 변환하세요.</translation>
    </message>
    <message>
        <source>{0} rows and {1} columns are no whole number of blocks of {2}; choose multiples of {3}.</source>
        <translation>{0}행 {1}열은 크기가 {2}인 블록으로 나누어떨어지지 않습니다. {3}의 배수를 고르세요.</translation>
    </message>
    <message>
        <source>A fault in the program stopped {0}; the log has the details.</source>
        <translation>프로그램 오류로 {0}이(가) 멈췄습니다. 자세한 내용은 로그에 있습니다.</translation>
    </message>
    <message>
        <source>A figure cannot be written as {0}; choose .svg, .pdf or .png.</source>
        <translation>그림을 {0}(으)로 쓸 수 없습니다. .svg, .pdf, .png 가운데 고르십시오.</translation>
    </message>
    <message>
        <source>A film cannot be written as {0}; choose .gif or .mp4.</source>
        <translation>영상을 {0}(으)로 쓸 수 없습니다. .gif나 .mp4를 고르십시오.</translation>
    </message>
    <message>
        <source>A kernel that spans {0} cells does not fit into {1}: {2}; use a smaller kernel, less dilation or more padding.</source>
        <translation>{0}칸에 걸친 커널은 {1}칸에 들어가지 않습니다: {2}. 커널이나 팽창을 줄이거나 패딩을 늘리세요.</translation>
    </message>
    <message>
        <source>A notice is {0}, not {1}.</source>
        <translation>알림의 종류는 {0}인데 {1}입니다.</translation>
    </message>
    <message>
        <source>Layers of different size do not fit into one .npy array; choose .npz.</source>
        <translation>크기가 다른 레이어는 .npy 배열 하나에 담을 수 없습니다. .npz를 고르세요.</translation>
    </message>
    <message>
        <source>Network {0} has no layer {1}; choose one of {2}.</source>
        <translation>네트워크 {0}에는 레이어 {1}이(가) 없습니다. 다음 가운데 고르세요: {2}.</translation>
    </message>
    <message>
        <source>No convolution is selected; select one in the strip.</source>
        <translation>합성곱이 선택되어 있지 않습니다. 스트립에서 하나를 고르세요.</translation>
    </message>
    <message>
        <source>Nothing is left of the output: {0}; use less padding.</source>
        <translation>출력에 남는 칸이 없습니다: {0}. 패딩을 줄이세요.</translation>
    </message>
    <message>
        <source>Reading {0} stopped because of a fault in the program; open it again.</source>
        <translation>프로그램 오류로 {0} 읽기가 중단되었습니다. 다시 여세요.</translation>
    </message>
    <message>
        <source>Statistics need frames that come to an end; choose a folder, a picture or a video.</source>
        <translation>통계에는 끝이 있는 프레임이 필요합니다. 폴더, 사진, 동영상 중에서 고르세요.</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing was written.</source>
        <translation>내보내기를 취소했습니다. 저장된 것은 없습니다.</translation>
    </message>
    <message>
        <source>The last session could not be restored, {a}: {b}</source>
        <translation>지난 세션을 복원하지 못했습니다({a}): {b}</translation>
    </message>
    <message>
        <source>The maps could not be computed because of a fault in the program ({0}: {a}); undo the last change.</source>
        <translation>프로그램 오류로 맵을 계산하지 못했습니다({0}: {a}). 마지막 변경을 실행 취소하세요.</translation>
    </message>
    <message>
        <source>The output padding ({0}) must be smaller than the stride ({1}) or the dilation ({2}).</source>
        <translation>출력 패딩({0})은 스트라이드({1})나 팽창({2})보다 작아야 합니다.</translation>
    </message>
    <message>
        <source>The pictures are of {0} classes, but this network tells {1} apart; open the network that the pictures belong to.</source>
        <translation>사진의 클래스는 {0}개이지만 이 신경망은 {1}개를 구별합니다. 사진에 맞는 신경망을 여세요.</translation>
    </message>
    <message>
        <source>The selected layer has no kernels; select a convolution.</source>
        <translation>선택한 레이어에는 커널이 없습니다. 합성곱을 선택하세요.</translation>
    </message>
    <message>
        <source>The session could not be written to {0} ({a}); choose another place.</source>
        <translation>세션을 {0}에 저장하지 못했습니다({a}). 다른 곳을 고르세요.</translation>
    </message>
    <message>
        <source>The session holds NaN or infinity and cannot be saved; undo the last change.</source>
        <translation>세션에 NaN이나 무한대가 있어 저장할 수 없습니다. 마지막 변경을 실행 취소하세요.</translation>
    </message>
    <message>
        <source>The setting {0} cannot be {1}.</source>
        <translation>설정 {0}은(는) {1}일 수 없습니다.</translation>
    </message>
    <message>
        <source>The settings could not be written to {0} ({a}).</source>
        <translation>설정을 {0}에 저장하지 못했습니다({a}).</translation>
    </message>
    <message>
        <source>The settings file {0} is damaged; {a} and the defaults are used.</source>
        <translation>설정 파일 {0}이(가) 손상되었습니다({a}). 기본값을 씁니다.</translation>
    </message>
    <message>
        <source>The settings in {0} cannot be read ({a}); the defaults are used.</source>
        <translation>{0}의 설정을 읽을 수 없습니다({a}). 기본값을 씁니다.</translation>
    </message>
    <message>
        <source>The statistics could not be written to {0} ({a}).</source>
        <translation>통계를 {0}에 쓰지 못했습니다({a}).</translation>
    </message>
    <message>
        <source>The statistics in {0} are damaged; start them again.</source>
        <translation>{0}의 통계가 손상되었습니다. 다시 시작하세요.</translation>
    </message>
    <message>
        <source>The statistics in {0} cannot be read ({a}).</source>
        <translation>{0}의 통계를 읽을 수 없습니다({a}).</translation>
    </message>
    <message>
        <source>There are no maps to export yet; open a source first.</source>
        <translation>아직 내보낼 맵이 없습니다. 먼저 소스를 여세요.</translation>
    </message>
    <message>
        <source>There are no numbers to check; choose another picture.</source>
        <translation>점검할 수가 없습니다. 다른 그림을 고르세요.</translation>
    </message>
    <message>
        <source>There is no colour map {0}; choose one of {1}.</source>
        <translation>색상표 {0}이(가) 없습니다. 다음 가운데 고르세요: {1}.</translation>
    </message>
    <message>
        <source>There is no setting {0}.</source>
        <translation>설정 {0}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>There is not enough memory for these maps; choose a smaller size on the preprocessing card.</source>
        <translation>이 맵들을 담을 메모리가 모자랍니다. 전처리 카드에서 더 작은 크기를 고르세요.</translation>
    </message>
    <message>
        <source>There is nothing to export yet; wait until the network has run.</source>
        <translation>아직 내보낼 것이 없습니다. 네트워크가 실행될 때까지 기다리세요.</translation>
    </message>
    <message>
        <source>There is nothing to make a film of.</source>
        <translation>영상으로 만들 것이 없습니다.</translation>
    </message>
    <message>
        <source>This network does not tell classes apart; open one that ends in probabilities.</source>
        <translation>이 신경망은 클래스를 구별하지 않습니다. 확률을 내는 신경망을 여세요.</translation>
    </message>
    <message>
        <source>{0} cannot be read ({a}); check that it is a file you may read.</source>
        <translation>{0}을(를) 읽을 수 없습니다({a}). 읽을 권한이 있는 파일인지 확인하세요.</translation>
    </message>
    <message>
        <source>{0} could not be written: there is not enough memory; export fewer maps.</source>
        <translation>{0}을(를) 저장하지 못했습니다. 메모리가 모자랍니다. 맵을 더 적게 내보내세요.</translation>
    </message>
    <message>
        <source>{0} could not be written: this OpenCV cannot make MP4 films; choose .gif.</source>
        <translation>{0}을(를) 쓸 수 없습니다. 이 OpenCV는 MP4 영상을 만들지 못합니다. .gif를 고르십시오.</translation>
    </message>
    <message>
        <source>{0} could not be written: {a}.</source>
        <translation>{0}을(를) 저장하지 못했습니다: {a}.</translation>
    </message>
    <message>
        <source>{0} could not be written; is there room on the disk?</source>
        <translation>{0}을(를) 쓸 수 없습니다. 디스크에 빈 공간이 있는지 확인하십시오.</translation>
    </message>
    <message>
        <source>{0} does not tell classes apart; open a network that ends in probabilities.</source>
        <translation>{0}은(는) 클래스를 구별하지 않습니다. 확률을 내는 신경망을 여세요.</translation>
    </message>
    <message>
        <source>{0} gave no picture; check that it can be played.</source>
        <translation>{0}에서 그림이 나오지 않았습니다. 재생할 수 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>{0} has no feature maps to export; select a layer in the strip.</source>
        <translation>{0}에는 내보낼 특징 맵이 없습니다. 스트립에서 레이어를 선택하세요.</translation>
    </message>
    <message>
        <source>{0} has the session format {1}, which never existed; open another file.</source>
        <translation>{0}의 세션 형식 {1}은(는) 있은 적이 없습니다. 다른 파일을 여세요.</translation>
    </message>
    <message>
        <source>{0} holds a network that cannot be built: {a}</source>
        <translation>{0}에 든 네트워크를 만들 수 없습니다: {a}</translation>
    </message>
    <message>
        <source>{0} is back.</source>
        <translation>{0}이(가) 돌아왔습니다.</translation>
    </message>
    <message>
        <source>{0} is damaged ({a}); open another session.</source>
        <translation>{0}이(가) 손상되었습니다({a}). 다른 세션을 여세요.</translation>
    </message>
    <message>
        <source>{0} is no change of a map; write one like conv1:3=off, conv1:3=mean or conv1:3=0.5.</source>
        <translation>{0}은(는) 맵을 바꾸는 표현이 아닙니다. conv1:3=off, conv1:3=mean, conv1:3=0.5처럼 쓰세요.</translation>
    </message>
    <message>
        <source>{0} is not a session file, or only a part of one; open another file.</source>
        <translation>{0}은(는) 세션 파일이 아니거나 그 일부일 뿐입니다. 다른 파일을 여세요.</translation>
    </message>
    <message>
        <source>{0} is not a session of cnnviewer; open another file.</source>
        <translation>{0}은(는) cnnviewer의 세션이 아닙니다. 다른 파일을 여세요.</translation>
    </message>
    <message>
        <source>{0} is too large for a session; open another file.</source>
        <translation>{0}은(는) 세션이라기에는 너무 큽니다. 다른 파일을 여세요.</translation>
    </message>
    <message>
        <source>{0} of shape {1} has no place {2}; choose one inside.</source>
        <translation>모양이 {1}인 {0}에는 위치 {2}이(가) 없습니다. 안쪽의 위치를 선택하세요.</translation>
    </message>
    <message>
        <source>{0} takes 1 channel; choose RGB or BGR.</source>
        <translation>{0}은(는) 채널 1개를 받습니다. RGB나 BGR을 고르세요.</translation>
    </message>
    <message>
        <source>{0} takes 1 channel; choose grey.</source>
        <translation>{0}은(는) 채널 1개를 받습니다. 회색을 고르세요.</translation>
    </message>
    <message>
        <source>{0} takes an input of {a} {1} alone, {b}; choose that size and a crop.</source>
        <translation>{0}은(는) {a}이(가) {1}인 입력만 받습니다({b}). 그 크기와 자르기를 고르세요.</translation>
    </message>
    <message>
        <source>{0} takes {1} channels; choose RGB or BGR.</source>
        <translation>{0}은(는) 채널 {1}개를 받습니다. RGB나 BGR을 고르세요.</translation>
    </message>
    <message>
        <source>{0} takes {1} channels; choose grey.</source>
        <translation>{0}은(는) 채널 {1}개를 받습니다. 회색을 고르세요.</translation>
    </message>
    <message>
        <source>{0} was written by a newer version of cnnviewer; update the program to open it.</source>
        <translation>{0}은(는) 더 새로운 cnnviewer에서 저장한 것입니다. 열려면 프로그램을 업데이트하세요.</translation>
    </message>
    <message>
        <source>{a}; choose one of {0}.</source>
        <translation>{a}. 다음 가운데 고르세요: {0}.</translation>
    </message>
    <message>
        <source>No source was named; give a file, a folder, camera:0, pattern:zone-plate or sample:cat.</source>
        <translation>소스를 지정하지 않았습니다. 파일, 폴더, camera:0, pattern:zone-plate, sample:cat 가운데 하나를 주세요.</translation>
    </message>
    <message>
        <source>None of the {0} pictures is there any more; choose others.</source>
        <translation>그림 {0}개가 모두 없어졌습니다. 다른 그림을 고르세요.</translation>
    </message>
    <message>
        <source>The bundled networks are missing from this installation; install cnnviewer again.</source>
        <translation>설치된 프로그램에 함께 들어 있어야 할 신경망이 없습니다. cnnviewer를 다시 설치하세요.</translation>
    </message>
    <message>
        <source>The bundled samples are missing from this installation; install cnnviewer again.</source>
        <translation>함께 설치되어야 할 샘플이 없습니다. cnnviewer를 다시 설치하세요.</translation>
    </message>
    <message>
        <source>The folder {0} holds no pictures any more; choose another.</source>
        <translation>폴더 {0}에 이제 그림이 없습니다. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>The folder {0} holds no pictures; choose another, or open a video by its name.</source>
        <translation>폴더 {0}에 그림이 없습니다. 다른 폴더를 고르거나 동영상을 파일 이름으로 여세요.</translation>
    </message>
    <message>
        <source>The list of pictures is damaged; choose the pictures again.</source>
        <translation>그림 목록이 손상되었습니다. 그림을 다시 고르세요.</translation>
    </message>
    <message>
        <source>The name of {0} is not text in this system&apos;s encoding; rename it.</source>
        <translation>{0}의 이름이 이 시스템의 인코딩에 맞는 글자가 아닙니다. 이름을 바꾸세요.</translation>
    </message>
    <message>
        <source>The sample &quot;{0}&quot; is missing or damaged in this installation; install cnnviewer again.</source>
        <translation>샘플 &quot;{0}&quot;이(가) 없거나 손상되었습니다. cnnviewer를 다시 설치하세요.</translation>
    </message>
    <message>
        <source>There is no camera &quot;{0}&quot;; cameras are numbered: camera:0, camera:1, ...</source>
        <translation>카메라 &quot;{0}&quot;이(가) 없습니다. 카메라는 번호로 씁니다: camera:0, camera:1, ...</translation>
    </message>
    <message>
        <source>There is no camera {0}; plug it in and it starts by itself, or choose another source.</source>
        <translation>카메라 {0}이(가) 없습니다. 연결하면 저절로 시작됩니다. 아니면 다른 소스를 고르세요.</translation>
    </message>
    <message>
        <source>There is no file or folder {0}; check its name or choose another.</source>
        <translation>{0}(이)라는 파일이나 폴더가 없습니다. 이름을 확인하거나 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>There is no pattern &quot;{0}&quot;; choose one of {1} and others.</source>
        <translation>무늬 &quot;{0}&quot;이(가) 없습니다. {1} 등에서 고르세요.</translation>
    </message>
    <message>
        <source>There is no sample &quot;{0}&quot;; choose one of {1}.</source>
        <translation>샘플 &quot;{0}&quot;이(가) 없습니다. 다음 가운데 고르세요: {1}.</translation>
    </message>
    <message>
        <source>There is one canvas only, so &quot;{0}&quot; is none; write &quot;canvas:&quot;.</source>
        <translation>캔버스는 하나뿐이라 &quot;{0}&quot;(이)라는 것은 없습니다. &quot;canvas:&quot;라고 쓰세요.</translation>
    </message>
    <message>
        <source>These are {0} pictures; open their folder, or {1} at most.</source>
        <translation>그림이 {0}개입니다. 그림이 든 폴더를 열거나 {1}개까지만 고르세요.</translation>
    </message>
    <message>
        <source>You may not use {0}; become a member of the group &quot;video&quot; and log in again.</source>
        <translation>{0}을(를) 사용할 권한이 없습니다. &quot;video&quot; 그룹에 들어간 뒤 다시 로그인하세요.</translation>
    </message>
    <message>
        <source>{0} cannot be opened: it is not plugged in, used by another program, or not allowed in the system&apos;s privacy settings; it starts by itself when that changes.</source>
        <translation>{0}을(를) 열 수 없습니다. 연결되지 않았거나, 다른 프로그램이 쓰고 있거나, 시스템의 개인 정보 설정에서 막혀 있습니다. 그것이 바뀌면 저절로 시작됩니다.</translation>
    </message>
    <message>
        <source>{0} cannot be read from the disk ({a}); check the disk or copy the file.</source>
        <translation>{0}을(를) 디스크에서 읽을 수 없습니다({a}). 디스크를 확인하거나 파일을 복사하세요.</translation>
    </message>
    <message>
        <source>{0} ends after {1} of the {2} frames it promises; it plays to there, copy it again for the rest.</source>
        <translation>{0}은(는) 프레임 {2}개 가운데 {1}개 뒤에서 끝납니다. 거기까지 재생됩니다. 나머지를 보려면 다시 복사하세요.</translation>
    </message>
    <message>
        <source>{0} gives no picture, perhaps because another program uses it; close that, or plug it in anew.</source>
        <translation>{0}이(가) 그림을 보내지 않습니다. 다른 프로그램이 쓰고 있을 수 있습니다. 그 프로그램을 닫거나 다시 연결하세요.</translation>
    </message>
    <message>
        <source>{0} has more than {1} million pixels; make it smaller.</source>
        <translation>{0}의 픽셀 수가 {1}백만을 넘습니다. 더 작게 만드세요.</translation>
    </message>
    <message>
        <source>{0} has no pixels ({1} x {2}); open another picture.</source>
        <translation>{0}에 픽셀이 없습니다({1} x {2}). 다른 그림을 여세요.</translation>
    </message>
    <message>
        <source>{0} has {1} x {2} pixels and at most {3} million can be shown; make it smaller and open that.</source>
        <translation>{0}은(는) {1} x {2}픽셀인데 최대 {3}백만 픽셀까지 보일 수 있습니다. 더 작게 만들어 여세요.</translation>
    </message>
    <message>
        <source>{0} is a HEIC photograph, which cannot be read here; export it as JPEG.</source>
        <translation>{0}은(는) 여기서 읽을 수 없는 HEIC 사진입니다. JPEG로 내보내세요.</translation>
    </message>
    <message>
        <source>{0} is a NumPy array; save it as a PNG or TIFF picture.</source>
        <translation>{0}은(는) NumPy 배열입니다. PNG나 TIFF 그림으로 저장하세요.</translation>
    </message>
    <message>
        <source>{0} is a PDF document; export the page as a PNG picture.</source>
        <translation>{0}은(는) PDF 문서입니다. 페이지를 PNG 그림으로 내보내세요.</translation>
    </message>
    <message>
        <source>{0} is a PostScript drawing; export it as a PNG picture.</source>
        <translation>{0}은(는) PostScript 그림입니다. PNG 그림으로 내보내세요.</translation>
    </message>
    <message>
        <source>{0} is a device or a pipe, not a file; choose a picture, a video or a folder.</source>
        <translation>{0}은(는) 파일이 아니라 장치나 파이프입니다. 그림, 동영상, 폴더 가운데 고르세요.</translation>
    </message>
    <message>
        <source>{0} is a gzip archive; unpack it.</source>
        <translation>{0}은(는) gzip 압축 파일입니다. 압축을 푸세요.</translation>
    </message>
    <message>
        <source>{0} is a program; choose a picture, a video or a folder.</source>
        <translation>{0}은(는) 프로그램입니다. 그림, 동영상, 폴더 가운데 고르세요.</translation>
    </message>
    <message>
        <source>{0} is a sound; choose a picture, a video or a folder.</source>
        <translation>{0}은(는) 소리 파일입니다. 그림, 동영상, 폴더 가운데 고르세요.</translation>
    </message>
    <message>
        <source>{0} is a text; choose a picture or a video.</source>
        <translation>{0}은(는) 텍스트입니다. 그림이나 동영상을 고르세요.</translation>
    </message>
    <message>
        <source>{0} is a zip archive; unpack it.</source>
        <translation>{0}은(는) zip 압축 파일입니다. 압축을 푸세요.</translation>
    </message>
    <message>
        <source>{0} is an HDF5 file; save its pictures as PNG or TIFF.</source>
        <translation>{0}은(는) HDF5 파일입니다. 안의 그림을 PNG나 TIFF로 저장하세요.</translation>
    </message>
    <message>
        <source>{0} is an OpenEXR picture, which OpenCV leaves switched off for safety; convert it to HDR or PNG.</source>
        <translation>{0}은(는) OpenEXR 그림인데, OpenCV가 안전을 위해 꺼 둔 형식입니다. HDR이나 PNG로 변환하세요.</translation>
    </message>
    <message>
        <source>{0} is an SVG drawing; export it as a PNG picture.</source>
        <translation>{0}은(는) SVG 그림입니다. PNG 그림으로 내보내세요.</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete ({a}); copy it again from where it came from, or open another.</source>
        <translation>{0}이(가) 손상되었거나 불완전합니다({a}). 원래 있던 곳에서 다시 복사하거나 다른 것을 여세요.</translation>
    </message>
    <message>
        <source>{0} is damaged, incomplete or holds no moving pictures that can be decoded; copy it again or convert it to MP4 (H.264).</source>
        <translation>{0}이(가) 손상되었거나 불완전하거나, 풀 수 있는 영상이 없습니다. 다시 복사하거나 MP4(H.264)로 변환하세요.</translation>
    </message>
    <message>
        <source>{0} is empty (0 bytes); copy it again from where it came from.</source>
        <translation>{0}이(가) 비어 있습니다(0바이트). 원래 있던 곳에서 다시 복사하세요.</translation>
    </message>
    <message>
        <source>{0} is no picture or video that can be read; open another, or convert it to PNG or MP4.</source>
        <translation>{0}은(는) 읽을 수 있는 그림이나 동영상이 아닙니다. 다른 것을 열거나 PNG나 MP4로 변환하세요.</translation>
    </message>
    <message>
        <source>{0} is no picture that can be read and is passed over; remove or convert it.</source>
        <translation>{0}은(는) 읽을 수 있는 그림이 아니어서 건너뜁니다. 지우거나 변환하세요.</translation>
    </message>
    <message>
        <source>{0} is not a path that can be opened; choose another file or folder.</source>
        <translation>{0}은(는) 열 수 있는 경로가 아닙니다. 다른 파일이나 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{0} is not a picture ({a} {1} values); give (height, width, 3) uint8 RGB.</source>
        <translation>{0}은(는) 그림이 아닙니다({1} 값 {a}). (높이, 너비, 3) uint8 RGB를 주세요.</translation>
    </message>
    <message>
        <source>{0} is not on this machine; download it and open the file.</source>
        <translation>{0}은(는) 이 컴퓨터에 없습니다. 내려받아 파일을 여세요.</translation>
    </message>
    <message>
        <source>{0} is used by another program; close that and it starts here by itself.</source>
        <translation>{0}을(를) 다른 프로그램이 쓰고 있습니다. 그 프로그램을 닫으면 여기서 저절로 시작됩니다.</translation>
    </message>
    <message>
        <source>{0} may not be looked at by you; ask its owner for permission.</source>
        <translation>{0}을(를) 볼 권한이 없습니다. 소유자에게 권한을 요청하세요.</translation>
    </message>
    <message>
        <source>{0} may not be read by you; ask its owner for permission or copy it.</source>
        <translation>{0}을(를) 읽을 권한이 없습니다. 소유자에게 권한을 요청하거나 복사하세요.</translation>
    </message>
    <message>
        <source>{0} stopped sending pictures; it goes on by itself when it does, or plug it in anew.</source>
        <translation>{0}이(가) 그림을 보내지 않게 되었습니다. 다시 보내면 저절로 이어집니다. 아니면 다시 연결하세요.</translation>
    </message>
    <message>
        <source>{0} was unplugged; plug it in again and it goes on by itself.</source>
        <translation>{0}의 연결이 끊어졌습니다. 다시 연결하면 저절로 이어집니다.</translation>
    </message>
    <message>
        <source>1 number</source>
        <translation>수 1개</translation>
    </message>
    <message>
        <source>A {a} cannot be written as {0}</source>
        <translation>{a}을(를) {0}(으)로 저장할 수 없습니다</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>각도</translation>
    </message>
    <message>
        <source>Aspect</source>
        <translation>종횡비</translation>
    </message>
    <message>
        <source>Box blur</source>
        <translation>상자 흐림</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>메모리를 할당할 수 없음</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>장치나 자원이 사용 중임</translation>
    </message>
    <message>
        <source>Diagonals</source>
        <translation>대각선</translation>
    </message>
    <message>
        <source>Difference of Gaussians</source>
        <translation>가우시안의 차</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>폴더가 비어 있지 않음</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>디스크 할당량을 넘음</translation>
    </message>
    <message>
        <source>Edge detection</source>
        <translation>가장자리 검출</translation>
    </message>
    <message>
        <source>Emboss</source>
        <translation>엠보스</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>파일이 이미 있음</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>파일 이름이 너무 긺</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>파일이 너무 큼</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>필터 수</translation>
    </message>
    <message>
        <source>Gabor</source>
        <translation>가보르</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>가우시안</translation>
    </message>
    <message>
        <source>Gaussian blur 3 × 3</source>
        <translation>가우시안 흐림 3 × 3</translation>
    </message>
    <message>
        <source>Gaussian blur 5 × 5</source>
        <translation>가우시안 흐림 5 × 5</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>항등</translation>
    </message>
    <message>
        <source>Input maps</source>
        <translation>입력 맵 수</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>입출력 오류</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>잘못된 인수</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>폴더임</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <translation>라플라시안</translation>
    </message>
    <message>
        <source>Laplacian of Gaussian</source>
        <translation>가우시안의 라플라시안</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Light from</source>
        <translation>빛의 방향</translation>
    </message>
    <message>
        <source>Motion blur</source>
        <translation>움직임 흐림</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>디스크에 남은 공간이 없음</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>그런 장치가 없음</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>그런 파일이나 폴더가 없음</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>폴더가 아님</translation>
    </message>
    <message>
        <source>ONNX refuses it with {0}</source>
        <translation>ONNX가 거부함: {0}</translation>
    </message>
    <message>
        <source>OpenCV refused it ({0}); change its sizes.</source>
        <translation>OpenCV가 거부했습니다({0}). 크기를 바꾸세요.</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>허용되지 않은 작업</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>권한이 없음</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>위상</translation>
    </message>
    <message>
        <source>Prewitt</source>
        <translation>프리윗</translation>
    </message>
    <message>
        <source>Random (He)</source>
        <translation>무작위(He)</translation>
    </message>
    <message>
        <source>Random (Xavier)</source>
        <translation>무작위(Xavier)</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>읽기 전용 파일 시스템</translation>
    </message>
    <message>
        <source>Ridge detection</source>
        <translation>능선 검출</translation>
    </message>
    <message>
        <source>Scharr</source>
        <translation>샤르</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>선명하게</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>시그마</translation>
    </message>
    <message>
        <source>Sobel</source>
        <translation>소벨</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>심볼릭 링크 단계가 너무 많음</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>열린 파일이 너무 많음</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>시스템에 열린 파일이 너무 많음</translation>
    </message>
    <message>
        <source>Unsharp masking 5 × 5</source>
        <translation>언샤프 마스크 5 × 5</translation>
    </message>
    <message>
        <source>Wavelength</source>
        <translation>파장</translation>
    </message>
    <message>
        <source>a graph</source>
        <translation>그래프</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>글자 목록</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>수</translation>
    </message>
    <message>
        <source>a single</source>
        <translation>하나</translation>
    </message>
    <message>
        <source>a single number</source>
        <translation>수 하나</translation>
    </message>
    <message>
        <source>a sparse array</source>
        <translation>희소 배열</translation>
    </message>
    <message>
        <source>a type</source>
        <translation>자료형</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>정수</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>an array that is large or no numbers</source>
        <translation>크거나 수가 아닌 배열</translation>
    </message>
    <message>
        <source>an empty cell</source>
        <translation>빈 칸이 있습니다</translation>
    </message>
    <message>
        <source>arrays</source>
        <translation>배열 목록</translation>
    </message>
    <message>
        <source>axes</source>
        <translation>축</translation>
    </message>
    <message>
        <source>axis</source>
        <translation>축</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>아래</translation>
    </message>
    <message>
        <source>cells along axis {0}</source>
        <translation>축 {0}의 칸</translation>
    </message>
    <message>
        <source>cells of axis {0}</source>
        <translation>축 {0}의 칸</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>circular</source>
        <translation>순환</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>깊이</translation>
    </message>
    <message>
        <source>diagonals</source>
        <translation>대각선</translation>
    </message>
    <message>
        <source>dilation</source>
        <translation>팽창</translation>
    </message>
    <message>
        <source>original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>does not take {0}, as {1} is</source>
        <translation>{1}의 자료형 {0}을(를) 받지 않음</translation>
    </message>
    <message>
        <source>drops values at random, as in training; export the network for inference</source>
        <translation>학습할 때처럼 값을 무작위로 버립니다. 추론용으로 네트워크를 내보내세요</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>graphs</source>
        <translation>그래프 목록</translation>
    </message>
    <message>
        <source>has an attribute {0} that is no {1}</source>
        <translation>속성 {0}의 자료형이 {1}이(가) 아님</translation>
    </message>
    <message>
        <source>has an attribute {0}, which ONNX does not know</source>
        <translation>속성 {0}은(는) ONNX에 없음</translation>
    </message>
    <message>
        <source>has no number to fill its array with; export it again</source>
        <translation>배열을 채울 수가 없습니다. 다시 내보내세요</translation>
    </message>
    <message>
        <source>has numbers for every cell instead of every channel; export it with newer tools</source>
        <translation>채널마다가 아니라 칸마다 수가 있습니다. 더 새로운 도구로 내보내세요</translation>
    </message>
    <message>
        <source>has the coordinates {0}; export it with opset 13 or newer</source>
        <translation>좌표 방식이 {0}입니다. opset 13 이상으로 내보내세요</translation>
    </message>
    <message>
        <source>has {0} {a} instead of {b}</source>
        <translation>{a} 수가 {b}이(가) 아니라 {0}임</translation>
    </message>
    <message>
        <source>height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>is in training; export the network for inference</source>
        <translation>학습 상태입니다. 추론용으로 네트워크를 내보내세요</translation>
    </message>
    <message>
        <source>it has too many members or one of them twice</source>
        <translation>구성 파일이 너무 많거나 두 번 들어 있음</translation>
    </message>
    <message>
        <source>it holds the operator {0}, whose version is not known</source>
        <translation>버전을 알 수 없는 연산자 {0}이(가) 있음</translation>
    </message>
    <message>
        <source>it takes more than 2 GB, which an ONNX file cannot hold</source>
        <translation>ONNX 파일에 담을 수 있는 2GB를 넘음</translation>
    </message>
    <message>
        <source>it was kept as {0}</source>
        <translation>{0}(으)로 보관해 두었습니다</translation>
    </message>
    <message>
        <source>it was left as {0}</source>
        <translation>{0}에 그대로 두었습니다</translation>
    </message>
    <message>
        <source>it was left where it is</source>
        <translation>있던 곳에 그대로 두었습니다</translation>
    </message>
    <message>
        <source>it would unpack to more than a session can be</source>
        <translation>압축을 풀면 세션보다 커짐</translation>
    </message>
    <message>
        <source>its folder does not exist; create it or choose another one</source>
        <translation>폴더가 없습니다. 폴더를 만들거나 다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>its folder is not a folder; choose another one</source>
        <translation>폴더가 있어야 할 곳이 폴더가 아닙니다. 다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>its place in the other file is no number</source>
        <translation>다른 파일 안의 위치가 수가 아님</translation>
    </message>
    <message>
        <source>its shape cannot be</source>
        <translation>있을 수 없는 형태임</translation>
    </message>
    <message>
        <source>its text is too long</source>
        <translation>글이 너무 긺</translation>
    </message>
    <message>
        <source>its weights take more than 2 GB, which an ONNX file cannot hold</source>
        <translation>가중치가 ONNX 파일에 담을 수 있는 2GB를 넘음</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>kernel size</source>
        <translation>커널 크기</translation>
    </message>
    <message>
        <source>lacks its attribute {0}</source>
        <translation>속성 {0}이(가) 없음</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>left</source>
        <translation>왼쪽</translation>
    </message>
    <message>
        <source>length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>lengths of the pieces</source>
        <translation>조각의 길이</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>아래</translation>
    </message>
    <message>
        <source>make its window smaller, or take a layer before it out</source>
        <translation>창을 줄이거나 앞의 레이어를 빼세요</translation>
    </message>
    <message>
        <source>make the kernel or the dilation smaller or the padding larger</source>
        <translation>커널이나 팽창을 줄이거나 패딩을 늘리세요</translation>
    </message>
    <message>
        <source>make the kernel smaller or the padding larger</source>
        <translation>커널을 줄이거나 패딩을 늘리세요</translation>
    </message>
    <message>
        <source>makes text or numbers of a type that is not known here; export it without</source>
        <translation>글자나 알 수 없는 자료형의 수를 만듭니다. 그것 없이 내보내세요</translation>
    </message>
    <message>
        <source>map</source>
        <translation>맵</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>mixes {0} with {1} in {2}</source>
        <translation>{2}에서 {0}과(와) {1}을(를) 섞음</translation>
    </message>
    <message>
        <source>more than a million</source>
        <translation>백만 이상의 </translation>
    </message>
    <message>
        <source>no bytes</source>
        <translation>0바이트</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>number of channels</source>
        <translation>채널 수</translation>
    </message>
    <message>
        <source>number of filters</source>
        <translation>필터 수</translation>
    </message>
    <message>
        <source>number of the channel</source>
        <translation>채널 번호</translation>
    </message>
    <message>
        <source>number of the filter</source>
        <translation>필터 번호</translation>
    </message>
    <message>
        <source>numbers k</source>
        <translation>개수 k</translation>
    </message>
    <message>
        <source>of an unknown kind</source>
        <translation>알 수 없는 종류</translation>
    </message>
    <message>
        <source>output length</source>
        <translation>출력 길이</translation>
    </message>
    <message>
        <source>output padding</source>
        <translation>출력 패딩</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>padding at the {a}</source>
        <translation>{a} 패딩</translation>
    </message>
    <message>
        <source>padding value</source>
        <translation>패딩 값</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>curve</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>식</translation>
    </message>
    <message>
        <source>given</source>
        <translation>주어진 값</translation>
    </message>
    <message>
        <source>pooling</source>
        <translation>풀링</translation>
    </message>
    <message>
        <source>position</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>reflect</source>
        <translation>반사</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>반복 횟수</translation>
    </message>
    <message>
        <source>replicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>roi</source>
        <translation>관심 영역(roi)</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>terms</source>
        <translation>항</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>scales</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>sides</source>
        <translation>패딩 수</translation>
    </message>
    <message>
        <source>sizes</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>sparse arrays</source>
        <translation>희소 배열 목록</translation>
    </message>
    <message>
        <source>starts</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>strip</source>
        <translation>스트립</translation>
    </message>
    <message>
        <source>the disk is full; free some space or choose another folder</source>
        <translation>디스크가 가득 찼습니다. 공간을 비우거나 다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>the disk is read-only; choose another folder</source>
        <translation>읽기 전용 디스크입니다. 다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>the folder cannot be written to; choose another one</source>
        <translation>폴더에 쓸 수 없습니다. 다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>the name is too long; choose a shorter one</source>
        <translation>이름이 너무 깁니다. 더 짧은 이름을 고르세요</translation>
    </message>
    <message>
        <source>the node {0} ({1}): {a}</source>
        <translation>노드 {0}({1}): {a}</translation>
    </message>
    <message>
        <source>the operator {0} of opset {1} means something else in {2}</source>
        <translation>opset {1}의 연산자 {0}은(는) opset {2}에서 뜻이 다름</translation>
    </message>
    <message>
        <source>the state</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>the system refused it</source>
        <translation>시스템이 거부함</translation>
    </message>
    <message>
        <source>there is a file of that name; choose another name</source>
        <translation>같은 이름의 파일이 있습니다. 다른 이름을 고르세요</translation>
    </message>
    <message>
        <source>there is a folder of that name; choose another name</source>
        <translation>같은 이름의 폴더가 있습니다. 다른 이름을 고르세요</translation>
    </message>
    <message>
        <source>top</source>
        <translation>위</translation>
    </message>
    <message>
        <source>types</source>
        <translation>자료형 목록</translation>
    </message>
    <message>
        <source>upper</source>
        <translation>위</translation>
    </message>
    <message>
        <source>var</source>
        <translation>분산</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>(이름 없음)</translation>
    </message>
    <message>
        <source>your share of the disk is used up; free some space or choose another folder</source>
        <translation>디스크에서 쓸 수 있는 몫을 다 썼습니다. 공간을 비우거나 다른 폴더를 고르세요</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>0</translation>
    </message>
    <message>
        <source>1 channel</source>
        <translation>채널 1개</translation>
    </message>
    <message>
        <source>1 label</source>
        <translation>이름 1개</translation>
    </message>
    <message>
        <source>The names of the classes of ImageNet</source>
        <translation>ImageNet의 클래스 이름</translation>
    </message>
    <message>
        <source>The weights of {0}</source>
        <translation>{0}의 가중치</translation>
    </message>
    <message>
        <source>another network</source>
        <translation>다른 신경망</translation>
    </message>
    <message>
        <source>frame held</source>
        <translation>고정한 프레임</translation>
    </message>
    <message>
        <source>network held</source>
        <translation>고정한 신경망</translation>
    </message>
    <message>
        <source>not {0}</source>
        <translation>{0}은(는) 안 됨</translation>
    </message>
    <message>
        <source>something that is no name</source>
        <translation>이름이 아닌 것</translation>
    </message>
    <message>
        <source>there is not enough memory; choose a smaller input.</source>
        <translation>메모리가 부족합니다. 더 작은 입력을 고르세요.</translation>
    </message>
    <message>
        <source>which {0} does not give</source>
        <translation>{0}(으)로는 나오지 않음</translation>
    </message>
    <message>
        <source>{0} bias</source>
        <translation>{0} 편향</translation>
    </message>
    <message>
        <source>{0} bytes</source>
        <translation>{0}바이트</translation>
    </message>
    <message>
        <source>{0} bytes at {1} of the other file instead of {2}</source>
        <translation>다른 파일의 {1}에 {2}바이트가 아니라 {0}바이트</translation>
    </message>
    <message>
        <source>{0} bytes for shape {1}</source>
        <translation>형태 {1}에 {0}바이트</translation>
    </message>
    <message>
        <source>{0} channels</source>
        <translation>채널 {0}개</translation>
    </message>
    <message>
        <source>{0} groups of {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>{0} has a bias of shape {1}</source>
        <translation>{0}에 형태가 {1}인 편향이 있음</translation>
    </message>
    <message>
        <source>{0} has a change of another size</source>
        <translation>{0}에 크기가 다른 변경이 있습니다</translation>
    </message>
    <message>
        <source>{0} has a change without a place</source>
        <translation>{0}에 자리가 없는 변경이 있습니다</translation>
    </message>
    <message>
        <source>{0} has a kernel that is too large</source>
        <translation>{0}의 커널이 너무 큼</translation>
    </message>
    <message>
        <source>{0} has a name twice or an empty one</source>
        <translation>{0}에 같은 이름이 두 번 있거나 빈 이름이 있음</translation>
    </message>
    <message>
        <source>{0} has a number too large</source>
        <translation>{0}에 너무 큰 수가 있음</translation>
    </message>
    <message>
        <source>{0} has a stroke without a point</source>
        <translation>{0}에 점이 없는 획이 있음</translation>
    </message>
    <message>
        <source>{0} has a weight of shape {1}</source>
        <translation>{0}에 형태가 {1}인 가중치가 있음</translation>
    </message>
    <message>
        <source>{0} has a window of {1} x {2}</source>
        <translation>{0}의 창이 {1} x {2}임</translation>
    </message>
    <message>
        <source>{0} has an impossible line</source>
        <translation>{0}에 있을 수 없는 선이 있음</translation>
    </message>
    <message>
        <source>{0} has an impossible padding</source>
        <translation>{0}의 패딩이 있을 수 없는 값임</translation>
    </message>
    <message>
        <source>{0} has an impossible size</source>
        <translation>{0}의 크기가 있을 수 없는 값임</translation>
    </message>
    <message>
        <source>{0} has no ending that names a format</source>
        <translation>{0}에 형식을 나타내는 확장자가 없습니다</translation>
    </message>
    <message>
        <source>{0} has paint of shape {1}</source>
        <translation>{0}에 모양이 {1}인 칠이 있습니다</translation>
    </message>
    <message>
        <source>{0} has too many entries</source>
        <translation>{0}에 항목이 너무 많음</translation>
    </message>
    <message>
        <source>{0} has too many points</source>
        <translation>{0}에 점이 너무 많음</translation>
    </message>
    <message>
        <source>{0} has {1} numbers for {2} channels</source>
        <translation>{0}에 채널 {2}개에 대한 수가 {1}개 있음</translation>
    </message>
    <message>
        <source>{0} holds NaN or infinity</source>
        <translation>{0}에 NaN이나 무한대가 있음</translation>
    </message>
    <message>
        <source>{0} is an impossible length</source>
        <translation>{0}이(가) 있을 수 없는 길이임</translation>
    </message>
    <message>
        <source>{0} is below zero</source>
        <translation>{0}이(가) 0보다 작음</translation>
    </message>
    <message>
        <source>{0} is empty or too long</source>
        <translation>{0}이(가) 비어 있거나 너무 김</translation>
    </message>
    <message>
        <source>{0} is neither 1 nor 3</source>
        <translation>{0}이(가) 1도 3도 아님</translation>
    </message>
    <message>
        <source>{0} is no JSON</source>
        <translation>{0}이(가) JSON이 아님</translation>
    </message>
    <message>
        <source>{0} is no NPY array</source>
        <translation>{0}이(가) NPY 배열이 아님</translation>
    </message>
    <message>
        <source>{0} is not an array of 32-bit numbers</source>
        <translation>{0}이(가) 32비트 수의 배열이 아님</translation>
    </message>
    <message>
        <source>{0} is shorter or longer than its shape says</source>
        <translation>{0}의 길이가 형태와 맞지 않음</translation>
    </message>
    <message>
        <source>{0} is too long</source>
        <translation>{0}이(가) 너무 깁니다</translation>
    </message>
    <message>
        <source>{0} is zero</source>
        <translation>{0}이(가) 0임</translation>
    </message>
    <message>
        <source>{0} labels</source>
        <translation>이름 {0}개</translation>
    </message>
    <message>
        <source>{0} names a map twice</source>
        <translation>{0}에 같은 맵이 두 번 나옵니다</translation>
    </message>
    <message>
        <source>{0} names a weight twice</source>
        <translation>{0}에 같은 가중치가 두 번 나옵니다</translation>
    </message>
    <message>
        <source>{0} names impossible classes</source>
        <translation>{0}이(가) 있을 수 없는 클래스를 가리킴</translation>
    </message>
    <message>
        <source>{0} names no map</source>
        <translation>{0}에 맵 이름이 없습니다</translation>
    </message>
    <message>
        <source>{0} numbers</source>
        <translation>수 {0}개</translation>
    </message>
    <message>
        <source>{0} numbers for {1}</source>
        <translation>수 {1}개 자리에 {0}개</translation>
    </message>
    <message>
        <source>{0} points below zero</source>
        <translation>{0}이(가) 0보다 작은 곳을 가리킴</translation>
    </message>
    <message>
        <source>{0} reaches too far</source>
        <translation>{0}이(가) 너무 멀리까지 이어짐</translation>
    </message>
    <message>
        <source>{0} takes {1} maps where {2} come</source>
        <translation>{0}은(는) 맵 {1}개를 받는데 {2}개가 들어옴</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0}~{1}</translation>
    </message>
    <message>
        <source>{0} weight</source>
        <translation>{0} 가중치</translation>
    </message>
    <message>
        <source>{a} along the columns</source>
        <translation>열 방향 {a}</translation>
    </message>
    <message>
        <source>{a} along the rows</source>
        <translation>행 방향 {a}</translation>
    </message>
    <message>
        <source>{a} has no array</source>
        <translation>{a}에 배열이 없음</translation>
    </message>
    <message>
        <source>{a} has {0} entries, not {1}</source>
        <translation>{a}의 항목이 {1}개가 아니라 {0}개임</translation>
    </message>
    <message>
        <source>{a} is missing</source>
        <translation>{a}이(가) 없음</translation>
    </message>
    <message>
        <source>{a} is none of {0}</source>
        <translation>{a}이(가) {0} 가운데 하나가 아님</translation>
    </message>
    <message>
        <source>{a} is not a list</source>
        <translation>{a}이(가) 목록이 아님</translation>
    </message>
    <message>
        <source>{a} is not a number</source>
        <translation>{a}이(가) 수가 아님</translation>
    </message>
    <message>
        <source>{a} is not a table</source>
        <translation>{a}이(가) 표가 아님</translation>
    </message>
    <message>
        <source>{a} is not a text</source>
        <translation>{a}이(가) 글자가 아님</translation>
    </message>
    <message>
        <source>{a} is not a whole number</source>
        <translation>{a}이(가) 정수가 아님</translation>
    </message>
    <message>
        <source>{a} is not empty</source>
        <translation>{a}이(가) 비어 있지 않음</translation>
    </message>
    <message>
        <source>{a} is not true or false</source>
        <translation>{a}이(가) 참이나 거짓이 아님</translation>
    </message>
    <message>
        <source>{a}; choose another place</source>
        <translation>{a}. 다른 곳을 고르세요</translation>
    </message>
    <message>
        <source>“{0}”, which is no number</source>
        <translation>“{0}”은(는) 수가 아닙니다</translation>
    </message>
</context>
<context>
    <name>SourceOpener</name>
    <message>
        <source>This is the last picture of its folder.</source>
        <translation>폴더의 마지막 그림입니다.</translation>
    </message>
    <message>
        <source>This is the first picture of its folder.</source>
        <translation>폴더의 첫 그림입니다.</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>붙여넣은 그림</translation>
    </message>
    <message>
        <source>The clipboard holds no picture and no file; copy one first.</source>
        <translation>클립보드에 그림이나 파일이 없습니다. 먼저 복사하세요.</translation>
    </message>
    <message>
        <source>Left out, because they are no pictures: {count} of {total} files.</source>
        <translation>그림이 아니어서 제외했습니다: 파일 {total}개 중 {count}개.</translation>
    </message>
    <message>
        <source>Only {name} was taken: of several files, only pictures are shown one after the other.</source>
        <translation>{name}만 열었습니다. 여러 파일 중에서는 그림만 차례로 보여 줄 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Source picture</source>
        <translation>소스 그림</translation>
    </message>
    <message>
        <source>Click to choose a cell; drag to mark a patch, then drag the patch onto the kernel</source>
        <translation>클릭하면 칸을 고르고, 끌면 조각을 표시합니다. 표시한 조각을 커널로 끌어다 놓으세요</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>네트워크가 보는 것</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Row, column</source>
        <translation>행, 열</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>보는 영역</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>전처리</translation>
    </message>
    <message>
        <source>Selected value</source>
        <translation>선택한 값</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>frame {number}</source>
        <translation>프레임 {number}</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>오래된 화면</translation>
    </message>
    <message>
        <source>Network input {shape}, {low:.2f} … {high:.2f}</source>
        <translation>네트워크 입력 {shape}, {low:.2f} … {high:.2f}</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{count}개 중 {number}</translation>
    </message>
    <message>
        <source>{rows} × {columns} px</source>
        <translation>{rows} × {columns} px</translation>
    </message>
    <message>
        <source>preprocessing: {what}</source>
        <translation>전처리: {what}</translation>
    </message>
</context>
<context>
    <name>StackPanel</name>
    <message>
        <source>The network as boxes</source>
        <translation>상자로 나타낸 신경망</translation>
    </message>
    <message>
        <source>Pull apart</source>
        <translation>벌리기</translation>
    </message>
    <message>
        <source>Pull the maps of every layer apart (E)</source>
        <translation>모든 레이어의 특징 맵을 벌립니다 (E)</translation>
    </message>
    <message>
        <source>Compressed</source>
        <translation>압축</translation>
    </message>
    <message>
        <source>To scale</source>
        <translation>실제 비율</translation>
    </message>
    <message>
        <source>Sides and depths</source>
        <translation>변과 깊이</translation>
    </message>
    <message>
        <source>To scale: sides and depths in proportion. Compressed: their square roots</source>
        <translation>실제 비율: 변과 깊이를 비율대로 그립니다. 압축: 제곱근으로 그립니다</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>See all of it (0)</source>
        <translation>전체를 봅니다 (0)</translation>
    </message>
    <message>
        <source>Export figure…</source>
        <translation>그림 내보내기…</translation>
    </message>
    <message>
        <source>Save what is on show as SVG, PDF or PNG</source>
        <translation>보이는 그대로 SVG, PDF, PNG로 저장합니다</translation>
    </message>
    <message>
        <source>Drag turns · Shift and drag moves · wheel zooms</source>
        <translation>끌면 회전 · Shift와 끌면 이동 · 휠로 확대</translation>
    </message>
    <message>
        <source>3-D</source>
        <translation>3차원</translation>
    </message>
    <message>
        <source>There are no maps yet.</source>
        <translation>아직 특징 맵이 없습니다.</translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation>그림 내보내기</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>This layer only</source>
        <translation>이 레이어만</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>폴더…</translation>
    </message>
    <message>
        <source>Measure over another folder than the source on show</source>
        <translation>보이는 소스 대신 다른 폴더를 측정합니다</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Over {source}</source>
        <translation>대상: {source}</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>멈추는 중…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>다시 시작</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>{part} done</source>
        <translation>{part} 완료</translation>
    </message>
    <message>
        <source>What every map does over many pictures: mean, range, zeros; which are dead and which repeat another.</source>
        <translation>사진 여러 장에서 맵마다 무엇을 하는지 봅니다. 평균, 범위, 0의 비율을 재고 죽은 맵과 다른 맵을 되풀이하는 맵을 찾습니다.</translation>
    </message>
    <message>
        <source>{source}, {count} pictures: {channels} maps, {dead} dead, {double} duplicates</source>
        <translation>{source}, 사진 {count}장: 맵 {channels}개, 죽은 맵 {dead}개, 중복 {double}개</translation>
    </message>
    <message>
        <source>{source}, one picture: {channels} maps, {dead} dead, {double} duplicates</source>
        <translation>{source}, 사진 한 장: 맵 {channels}개, 죽은 맵 {dead}개, 중복 {double}개</translation>
    </message>
    <message>
        <source>stopped after {done} of {total}</source>
        <translation>{total}장 중 {done}장에서 멈춤</translation>
    </message>
    <message>
        <source>{count} s left</source>
        <translation>{count}초 남음</translation>
    </message>
    <message>
        <source>{count} min left</source>
        <translation>{count}분 남음</translation>
    </message>
    <message>
        <source>Measure over a folder of pictures</source>
        <translation>사진 폴더 측정</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Space plays · arrows walk channels and layers · F1 keys</source>
        <translation>스페이스 재생 · 화살표 채널과 레이어 이동 · F1 단축키</translation>
    </message>
    <message>
        <source>F1 keys</source>
        <translation>F1 단축키</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} ms</translation>
    </message>
    <message>
        <source>capture</source>
        <translation>캡처</translation>
    </message>
    <message>
        <source>preprocess</source>
        <translation>전처리</translation>
    </message>
    <message>
        <source>compute</source>
        <translation>계산</translation>
    </message>
    <message>
        <source>draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>frames/s</source>
        <translation>프레임/초</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>버림</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Milliseconds per stage (medians of the last second), camera to screen, and frames that came too late</source>
        <translation>단계별 밀리초(최근 1초의 중앙값), 카메라에서 화면까지 걸린 시간, 늦어서 버린 프레임 수</translation>
    </message>
</context>
<context>
    <name>StripBlocks</name>
    <message>
        <source>Map of the network</source>
        <translation>신경망 지도</translation>
    </message>
</context>
<context>
    <name>StripColumn</name>
    <message>
        <source>Feature maps of {layer}</source>
        <translation>{layer}의 특징 맵</translation>
    </message>
    <message>
        <source>Colour scale of {layer}</source>
        <translation>{layer}의 색 눈금</translation>
    </message>
    <message>
        <source>{count} maps</source>
        <translation>맵 {count}개</translation>
    </message>
    <message>
        <source>{count} values</source>
        <translation>값 {count}개</translation>
    </message>
    <message>
        <source>{count} edited</source>
        <translation>{count}개 변경</translation>
    </message>
</context>
<context>
    <name>StripPanel</name>
    <message>
        <source>Feature maps</source>
        <translation>특징 맵</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>계산 중…</translation>
    </message>
    <message>
        <source>{layer} · map {map} · row {row}, column {column} · {value}</source>
        <translation>{layer} · 맵 {map} · {row}행 {column}열 · {value}</translation>
    </message>
    <message>
        <source>{layer} · value {number} · {value}</source>
        <translation>{layer} · 값 {number} · {value}</translation>
    </message>
    <message>
        <source>Show all maps</source>
        <translation>모든 맵 보기</translation>
    </message>
    <message>
        <source>Enlarge this map</source>
        <translation>이 맵 크게 보기</translation>
    </message>
    <message>
        <source>This map and the next two as red, green, blue</source>
        <translation>이 맵과 다음 두 맵을 빨강·초록·파랑으로</translation>
    </message>
    <message>
        <source>Show single maps</source>
        <translation>맵 하나씩 보기</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Reset the colour scale</source>
        <translation>색 눈금 되돌리기</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>stride {number}</source>
        <translation>스트라이드 {number}</translation>
    </message>
    <message>
        <source>dilation {number}</source>
        <translation>팽창 {number}</translation>
    </message>
    <message>
        <source>{number} groups</source>
        <translation>그룹 {number}개</translation>
    </message>
    <message>
        <source>pad {number}</source>
        <translation>패딩 {number}</translation>
    </message>
    <message>
        <source>flipped</source>
        <translation>뒤집음</translation>
    </message>
    <message>
        <source>average</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>Not computed</source>
        <translation>계산되지 않음</translation>
    </message>
    <message>
        <source>Use this map as</source>
        <translation>이 맵을 쓸 색</translation>
    </message>
    <message>
        <source>map {map}</source>
        <translation>맵 {map}</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>오래된 화면</translation>
    </message>
    <message>
        <source>{layer} · maps {map} · row {row}, column {column} · {value}</source>
        <translation>{layer} · 맵 {map} · {row}행 {column}열 · {value}</translation>
    </message>
    <message>
        <source>Block {number}</source>
        <translation>블록 {number}</translation>
    </message>
    <message>
        <source>residual block</source>
        <translation>잔차 블록</translation>
    </message>
    <message>
        <source>{count} branches</source>
        <translation>가지 {count}개</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>block</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>1 convolution</source>
        <translation>합성곱 1개</translation>
    </message>
    <message>
        <source>{count} convolutions</source>
        <translation>합성곱 {count}개</translation>
    </message>
    <message>
        <source>Switch this map on</source>
        <translation>이 맵 켜기</translation>
    </message>
    <message>
        <source>Switch this map off</source>
        <translation>이 맵 끄기</translation>
    </message>
    <message>
        <source>Set to its mean</source>
        <translation>평균으로 바꾸기</translation>
    </message>
    <message>
        <source>Negate</source>
        <translation>부호 바꾸기</translation>
    </message>
    <message>
        <source>Paint on this map</source>
        <translation>이 맵에 칠하기</translation>
    </message>
    <message>
        <source>Leave this map as it is</source>
        <translation>이 맵 그대로 두기</translation>
    </message>
</context>
<context>
    <name>StripSearch</name>
    <message>
        <source>Name, operator or shape</source>
        <translation>이름, 연산자 또는 모양</translation>
    </message>
    <message>
        <source>Find a layer</source>
        <translation>레이어 찾기</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>찾은 것이 없습니다</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{count}개 중 {number}</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count}개 찾음</translation>
    </message>
</context>
<context>
    <name>StripTints</name>
    <message>
        <source>{amount} parameters, {part} of the network</source>
        <translation>매개변수 {amount}, 네트워크의 {part}</translation>
    </message>
    <message>
        <source>{amount} MACs, {part} of the network</source>
        <translation>MAC {amount}, 네트워크의 {part}</translation>
    </message>
    <message>
        <source>{amount} of activations, {part} of the network</source>
        <translation>활성화 {amount}, 네트워크의 {part}</translation>
    </message>
    <message>
        <source>{amount}, {part} of the network</source>
        <translation>{amount}, 네트워크의 {part}</translation>
    </message>
</context>
<context>
    <name>TableFiles</name>
    <message>
        <source>Copied {count} rows.</source>
        <translation>{count}행을 복사했습니다.</translation>
    </message>
    <message>
        <source>Export table</source>
        <translation>표 내보내기</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>도구 모음</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색상표</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>눈금</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>여는 중…</translation>
    </message>
</context>
<context>
    <name>WeightsLoader</name>
    <message>
        <source>Weights need a network to go into; open it, or choose one from the literature, first.</source>
        <translation>가중치를 넣을 네트워크가 있어야 합니다. 먼저 네트워크를 열거나 문헌의 네트워크를 고르세요.</translation>
    </message>
    <message>
        <source>weights {name}</source>
        <translation>가중치 {name}</translation>
    </message>
    <message>
        <source>Loading the weights {name}…</source>
        <translation>가중치 {name}을(를) 불러오는 중…</translation>
    </message>
</context>
<context>
    <name>WeightsReportDialog</name>
    <message>
        <source>Loaded weights</source>
        <translation>불러온 가중치</translation>
    </message>
    <message>
        <source>A weight without an array of its shape keeps the numbers it had.</source>
        <translation>모양이 맞는 배열이 없는 가중치는 원래 수를 그대로 씁니다.</translation>
    </message>
    <message>
        <source>Every mismatch, one a line</source>
        <translation>맞지 않는 항목, 한 줄에 하나씩</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>{loaded} of {wanted} weights of {network} come from {source}.</source>
        <translation>{network}의 가중치 {wanted}개 가운데 {loaded}개를 {source}에서 가져왔습니다.</translation>
    </message>
    <message>
        <source>{count} have a longer or shorter name there.</source>
        <translation>{count}개는 파일에서 이름이 더 길거나 짧습니다.</translation>
    </message>
    <message>
        <source>{count} were found only by their order and shapes.</source>
        <translation>{count}개는 순서와 모양으로만 찾았습니다.</translation>
    </message>
    <message>
        <source>other shape: {weight} needs {wanted}, the file has {found}</source>
        <translation>다른 모양: {weight}에는 {wanted}이(가) 필요한데 파일에는 {found}이(가) 있습니다</translation>
    </message>
    <message>
        <source>not finite: {weight} contains NaN or infinity</source>
        <translation>유한하지 않음: {weight}에 NaN이나 무한대가 있습니다</translation>
    </message>
    <message>
        <source>missing: {weight}</source>
        <translation>없음: {weight}</translation>
    </message>
    <message>
        <source>unexpected: {weight}</source>
        <translation>남음: {weight}</translation>
    </message>
    <message>
        <source>taken by order and shape: {weight} from {array}</source>
        <translation>순서와 모양으로 찾음: {weight} ← {array}</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>켜기</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>칠하기</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Revert {layer}</source>
        <translation>{layer} 되돌리기</translation>
    </message>
    <message>
        <source>Revert all</source>
        <translation>모두 되돌리기</translation>
    </message>
    <message>
        <source>{layer} map {number}</source>
        <translation>{layer} 맵 {number}</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>off</source>
        <translation>꺼짐</translation>
    </message>
    <message>
        <source>negated</source>
        <translation>부호 반대</translation>
    </message>
    <message>
        <source>painted</source>
        <translation>칠함</translation>
    </message>
</context>
<context>
    <name>WhatIfField</name>
    <message>
        <source>What is done to the map</source>
        <translation>맵을 바꾸는 방법</translation>
    </message>
    <message>
        <source>Factor of the map</source>
        <translation>맵의 배율</translation>
    </message>
    <message>
        <source>What the mouse does on the map</source>
        <translation>맵에서 마우스가 하는 일</translation>
    </message>
    <message>
        <source>Number that is painted</source>
        <translation>칠할 수</translation>
    </message>
    <message>
        <source>Cells across the brush</source>
        <translation>붓의 너비(칸)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>비우기</translation>
    </message>
    <message>
        <source>Take all paint off this map</source>
        <translation>이 맵의 칠을 모두 지웁니다</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Negated</source>
        <translation>부호 반대</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>값 넣기</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>더하기</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>The mouse on the map</source>
        <translation>맵에서 마우스로</translation>
    </message>
</context>
<context>
    <name>WritingDialog</name>
    <message>
        <source>Saved as {path}.</source>
        <translation>{path}(으)로 저장했습니다.</translation>
    </message>
</context>
<context>
    <name>XRay</name>
    <message>
        <source>No cell is selected; this is the strongest one of the map.</source>
        <translation>선택한 칸이 없어서 맵에서 가장 강한 칸을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Hatched cells are padding and count as 0.</source>
        <translation>빗금 친 칸은 패딩이며 0으로 계산합니다.</translation>
    </message>
    <message>
        <source>Hatched cells lie outside of the map and are not counted.</source>
        <translation>빗금 친 칸은 맵 바깥이므로 계산에 넣지 않습니다.</translation>
    </message>
    <message>
        <source>In double precision it is {number}; the difference is rounding.</source>
        <translation>배정밀도로 계산하면 {number}입니다. 차이는 반올림 때문입니다.</translation>
    </message>
    <message>
        <source>The kernel is not flipped: cross-correlation.</source>
        <translation>커널을 뒤집지 않습니다. 교차 상관입니다.</translation>
    </message>
    <message>
        <source>The walk ends here.</source>
        <translation>더 거슬러 갈 곳이 없습니다.</translation>
    </message>
    <message>
        <source>A cell of the input: the walk has arrived.</source>
        <translation>입력의 칸입니다. 끝까지 왔습니다.</translation>
    </message>
    <message>
        <source>{share} comes from {place}</source>
        <translation>{share}: {place}</translation>
    </message>
    <message>
        <source>{share} of the amount is {place}</source>
        <translation>절댓값 합의 {share}: {place}</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>variance</source>
        <translation>분산</translation>
    </message>
    <message>
        <source>deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>epsilon</source>
        <translation>엡실론</translation>
    </message>
    <message>
        <source>alpha</source>
        <translation>알파</translation>
    </message>
    <message>
        <source>beta</source>
        <translation>베타</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>감마</translation>
    </message>
    <message>
        <source>size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>lower bound</source>
        <translation>하한</translation>
    </message>
    <message>
        <source>upper bound</source>
        <translation>상한</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>칸 수</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>zero point</source>
        <translation>영점</translation>
    </message>
    <message>
        <source>base</source>
        <translation>밑</translation>
    </message>
    <message>
        <source>exponent</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>조건</translation>
    </message>
    <message>
        <source>if true</source>
        <translation>참이면</translation>
    </message>
    <message>
        <source>if false</source>
        <translation>거짓이면</translation>
    </message>
    <message>
        <source>index</source>
        <translation>인덱스</translation>
    </message>
    <message>
        <source>not 0</source>
        <translation>0이 아닌 값</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>step</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>filled in</source>
        <translation>채운 값</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>size of the input</source>
        <translation>입력의 크기</translation>
    </message>
    <message>
        <source>map {number} · {row}, {column}</source>
        <translation>맵 {number} · {row}, {column}</translation>
    </message>
    <message>
        <source>map {number}</source>
        <translation>맵 {number}</translation>
    </message>
    <message>
        <source>number {number}</source>
        <translation>{number}번</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
</context>
<context>
    <name>XRayFace</name>
    <message>
        <source>Back (Backspace)</source>
        <translation>뒤로 (Backspace)</translation>
    </message>
    <message>
        <source>A stronger contributor (Up)</source>
        <translation>더 큰 기여 (↑)</translation>
    </message>
    <message>
        <source>A weaker contributor (Down)</source>
        <translation>더 작은 기여 (↓)</translation>
    </message>
    <message>
        <source>Walk there (Enter); End walks on to the input</source>
        <translation>그곳으로 이동 (Enter). End를 누르면 입력까지 갑니다</translation>
    </message>
    <message>
        <source>What the number is made of</source>
        <translation>숫자를 이루는 것</translation>
    </message>
    <message>
        <source>Window or curve</source>
        <translation>창 또는 곡선</translation>
    </message>
</context>
<context>
    <name>XRayPanel</name>
    <message>
        <source>X-ray</source>
        <translation>X선</translation>
    </message>
    <message>
        <source>This number was not computed; the line below the maps says why.</source>
        <translation>이 숫자는 계산되지 않았습니다. 맵 아래의 줄에 이유가 있습니다.</translation>
    </message>
    <message>
        <source>Select a cell of a map to see why its number is what it is.</source>
        <translation>맵의 칸을 선택하면 그 숫자가 왜 그런지 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>_LayerDelegate</name>
    <message>
        <source>bypassed</source>
        <translation>건너뜀</translation>
    </message>
</context>
</TS>
