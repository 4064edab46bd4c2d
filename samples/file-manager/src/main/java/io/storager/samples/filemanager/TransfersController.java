package io.storager.samples.filemanager;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Begins copies and moves, and tells how far they are. */
@RestController
@RequestMapping("/api/transfers")
class TransfersController {

	private final Transfers transfers;

	private final TransferFigures figures;

	TransfersController(Transfers transfers, TransferFigures figures) {
		this.transfers = transfers;
		this.figures = figures;
	}

	@GetMapping
	Progress progress() {
		return new Progress(this.transfers.all().stream().map(Transfer::status).toList(), this.figures.sent(),
				this.figures.received(), this.figures.retries());
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	Transfer.Status start(@RequestBody TransferRequest request) {
		return this.transfers.start(request).status();
	}

	@DeleteMapping("/{transfer}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void stop(@PathVariable("transfer") String transfer) {
		this.transfers.stop(transfer);
	}

	/**
	 * All transfers, and since the start of this application the bytes that have passed
	 * through it and the requests that it has sent again.
	 */
	record Progress(List<Transfer.Status> transfers, long sent, long received, long retries) {
	}

}
